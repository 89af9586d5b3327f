package dev.lundi.content;

import java.util.List;
import java.util.function.Supplier;

/**
 * A feed that is made to read what only this machine may, or to keep it busy.
 *
 * @param read whether its editorial is still read
 * @param text in which SITE stands for where it is
 */
record HostileFeed(String name, boolean read, Supplier<String> text) {

	private static final int SIZE = 10 * 1024 * 1024;

	static List<HostileFeed> all() {
		return List.of(
				new HostileFeed("billion laughs", true,
						() -> """
								<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY a "&lol;&lol;&lol;&lol;&lol;&lol;">
								<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>"""
								+ rss(item("&c;", "&c;"))),
				new HostileFeed("quadratic blow-up", true,
						() -> "<!DOCTYPE r [<!ENTITY a \"%s\">]>".formatted("a".repeat(100_000))
								+ rss(item("", "&a;".repeat(100_000)))),
				new HostileFeed("external entities", true, () -> """
						<?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">
						<!ENTITY h SYSTEM "SITE/secret">]>""" + rss(item("&f;&h;", "&f;&h;"))),
				new HostileFeed("parameter entity", true,
						() -> "<!DOCTYPE r [<!ENTITY % p SYSTEM \"SITE/secret.dtd\"> %p;]>" + rss(item("", ""))),
				new HostileFeed("external DTD", true,
						() -> "<!DOCTYPE rss SYSTEM \"SITE/secret.dtd\">" + rss(item("", ""))),
				new HostileFeed("XInclude", true,
						() -> rss(item("",
								"<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"SITE/secret\"/>"))),
				new HostileFeed("stylesheet", true,
						() -> "<?xml-stylesheet href=\"SITE/secret\" type=\"text/xsl\"?>" + rss(item("", ""))),
				new HostileFeed("depth of XML", true,
						() -> rss(item("", "<d>".repeat(10_000) + "x" + "</d>".repeat(10_000)))),
				new HostileFeed("depth of HTML", true, () -> rss(item("", "&lt;div&gt;".repeat(100_000)))),
				new HostileFeed("depth before the item", true,
						() -> rss("<d>".repeat(10_000) + "</d>".repeat(10_000) + item("", ""))),
				new HostileFeed("100,000 old items", true,
						() -> rss(item("", "")
								+ many("<item><title>a</title><guid>%d</guid><pubDate>1 Nov 2026</pubDate></item>"))),
				new HostileFeed("100,000 items of the week", false,
						() -> rss(many("<item><title>a</title><guid>%d</guid><pubDate>18 Nov 2026</pubDate></item>"))),
				new HostileFeed("100,000 larger items", false,
						() -> rss(many(
								"<item><guid>%d</guid><description>" + "x".repeat(100) + "</description></item>"))),
				new HostileFeed("NUL", true, () -> rss(item("\0\0", "\0 &#0; &#x1;"))),
				new HostileFeed("nothing but NUL", false, () -> "\0".repeat(SIZE - 10)),
				new HostileFeed("open elements", false, () -> filled("<rss><channel><item>", "<d>")),
				new HostileFeed("open items", false, () -> filled("<rss><channel>", "<item>")),
				new HostileFeed("siblings", false, () -> filled("<rss><channel><item>", "<d/>")),
				new HostileFeed("texts", false, () -> filled("<rss><channel><item>", "x<d/>")),
				new HostileFeed("comments", false, () -> filled("<rss><channel>", "<!---->")),
				new HostileFeed("sections", false, () -> filled("<rss><channel><item><title>", "<![CDATA[x]]>")),
				new HostileFeed("attributes", false, () -> filled("<rss><channel><item ", "a='x' ")),
				new HostileFeed("a long name", false, () -> filled("<rss><channel>", "<abcdefghijklmnop")),
				new HostileFeed("many names", false, () -> rss(many("<n%d/>"))),
				new HostileFeed("a long text", false, () -> filled("<rss><channel><item><description>", "x")),
				new HostileFeed("no feed", false, () -> filled("", "<p>")));
	}

	private static String item(String title, String description) {
		return "<item><guid>1</guid><title>L’édito%s</title><pubDate>Mon, 16 Nov 2026 07:30:00 GMT</pubDate>"
			.formatted(title) + "<description>Corps%s</description></item>".formatted(description);
	}

	private static String rss(String items) {
		return "<rss version=\"2.0\"><channel>" + items + "</channel></rss>";
	}

	private static String many(String form) {
		var all = new StringBuilder();
		for (var i = 0; i < 100_000; i++) {
			all.append(form.replace("%d", String.valueOf(i)));
		}
		return all.toString();
	}

	private static String filled(String start, String unit) {
		return start + unit.repeat((SIZE - 100) / unit.length());
	}

	@Override
	public String toString() {
		return name;
	}

}
