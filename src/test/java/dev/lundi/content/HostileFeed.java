package dev.lundi.content;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * A feed that is made to read what only this machine may, or to keep it busy.
 *
 * @param read whether its editorial is still read
 * @param text in which SITE stands for where it is
 */
record HostileFeed(String name, boolean read, Supplier<String> text) {

	/** What fills a megabyte; enough to be refused. */
	static List<HostileFeed> all() {
		return of(1);
	}

	/** What fills all that one answer may have, and a hundred thousand items. */
	static List<HostileFeed> full() {
		return of(10);
	}

	private static List<HostileFeed> of(int scale) {
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
				new HostileFeed("many old items", true,
						() -> rss(item("", "") + many(scale,
								"<item><title>a</title><guid>%d</guid><pubDate>1 Nov 2026</pubDate></item>"))),
				new HostileFeed("many items of the week", false,
						() -> rss(many(scale,
								"<item><title>a</title><guid>%d</guid><pubDate>18 Nov 2026</pubDate></item>"))),
				new HostileFeed("many larger items", false,
						() -> rss(many(scale,
								"<item><guid>%d</guid><description>" + "x".repeat(100) + "</description></item>"))),
				new HostileFeed("NUL", true, () -> rss(item("\0\0", "\0 &#0; &#x1;"))),
				new HostileFeed("nothing but NUL", false, () -> "\0".repeat(scale * 1024 * 1024)),
				new HostileFeed("wide letters of one octet", false,
						() -> filled(scale, "<?xml version='1.0' encoding='windows-1251'?><rss><channel><item><title>",
								"\u0416")),
				new HostileFeed("open elements", false, () -> filled(scale, "<rss><channel><item>", "<d>")),
				new HostileFeed("open items", false, () -> filled(scale, "<rss><channel>", "<item>")),
				new HostileFeed("siblings", false, () -> filled(scale, "<rss><channel><item>", "<d/>")),
				new HostileFeed("texts", false, () -> filled(scale, "<rss><channel><item>", "x<d/>")),
				new HostileFeed("comments", false, () -> filled(scale, "<rss><channel>", "<!---->")),
				new HostileFeed("sections", false, () -> filled(scale, "<rss><channel><item><title>", "<![CDATA[x]]>")),
				new HostileFeed("attributes", false, () -> filled(scale, "<rss><channel><item ", "a='x' ")),
				new HostileFeed("a long name", false, () -> filled(scale, "<rss><channel>", "<abcdefghijklmnop")),
				new HostileFeed("many names", false, () -> rss(many(scale, "<n%d/>"))),
				new HostileFeed("a long text", false, () -> filled(scale, "<rss><channel><item><description>", "x")),
				new HostileFeed("no feed", false, () -> filled(scale, "", "<p>")));
	}

	private static String item(String title, String description) {
		return "<item><guid>1</guid><title>L’édito%s</title><pubDate>Mon, 16 Nov 2026 07:30:00 GMT</pubDate>"
			.formatted(title) + "<description>Corps%s</description></item>".formatted(description);
	}

	private static String rss(String items) {
		return "<rss version=\"2.0\"><channel>" + items + "</channel></rss>";
	}

	private static String many(int scale, String form) {
		var all = new StringBuilder();
		for (var i = 0; i < scale * 10_000; i++) {
			all.append(form.replace("%d", String.valueOf(i)));
		}
		return all.toString();
	}

	private static String filled(int scale, String start, String unit) {
		return start + unit.repeat((scale * 1024 * 1024 - 100) / unit.length());
	}

	byte[] octets(String site) {
		var all = text.get().replace("SITE", site);
		return all.getBytes(all.contains("windows-1251") ? Charset.forName("windows-1251") : StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return name;
	}

}
