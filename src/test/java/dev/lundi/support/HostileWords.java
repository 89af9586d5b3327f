package dev.lundi.support;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What people, programs and attackers write where a name is asked for. */
public final class HostileWords {

	private static final List<String> INJECTIONS = List.of("a\r\nBcc: x@evil.example", "a\nBcc: x@evil.example",
			"a\rBcc: x@evil.example", "a\r\n\r\n<h1>b</h1>", "\n.\n", "\r.\r", "\r\n.\r\n",
			"a\r\n.\r\nMAIL FROM:<e@e.example>", "a\n.\r\nRCPT TO:<x@evil.example>", "\n.\r", "\u760a", "\u010a\u010d",
			"嘊嘍Bcc: x@evil.example", "%0d%0aBcc:%20x@evil.example", "%0a.%0a", "\\r\\nBcc: x",
			"a\u0085Bcc: x@evil.example", "a\u2028Bcc: x@evil.example", "a\u2029b", "a\u000bBcc: x", "a\fBcc: x",
			"a\0b", "a\u001b[31mb", "=?UTF-8?Q?=0D=0ABcc:_x@evil.example?=", "=?UTF-8?B?DQpCY2M6IHg=?=", "=0D=0ABcc: x",
			"=\r\n", "=\n", "--=_lundi", "--=_lundi--", "\r\n--=_lundi--\r\n", "<x@evil.example>",
			"a\" <x@evil.example>, \"b", "a>, <x@evil.example", "a;b:c@d", "From a@b.example", "From ", ">From ", ".",
			"..", ". a", ".\u00e9", "=", "==", "a=", "=20", "(comment)", "a\\", "\"", "\\\"");

	private static final List<String> PAYLOADS = List.of("${T(java.lang.Runtime).getRuntime().exec('id')}", "${7*1913}",
			"*{7*1913}", "#{7*1913}", "~{::main}", "@{${7*1913}}", "[[${7*1913}]]", "[(${7*1913})]", "__${7*1913}__",
			"__${7*1913}__::.x", "|${7*1913}|", "[# th:text=\"${7*1913}\"][/]", "'+${7*1913}+'", "{0}", "{0,number}",
			"{1,choice,0#a}", "'{0}'", "''", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
			"' onmouseover='alert(1)", "</title><script>", "<!--", "-->", "<![CDATA[", "&lt;b&gt;", "&amp;", "&#39;",
			"javascript:alert(1)", "https://evil.example/", "mailto:x@evil.example", "no", "off", "false", "null",
			"true", "0", "undefined", "NaN", "$0", "$1", "\\1", "%s", "%n", "';drop table subscriber;--");

	private static final List<String> SCRIPTS = List.of("🎉", "👩‍👩‍👧‍👦 Ana", "🇫🇷", "é👍🏽", "عبد الرحمن", "نور",
			"שלום", "Ana نور Bo", "\u202egnp.exe", "\u2067a\u2069b", "\u200fa", "李小龍", "山田 太郎", "김철수", "ｆｕｌｌ", "ไทย",
			"हिन्दी", "e\u0301a\u0300", "Z\u0351\u036b\u0343a\u0334l\u0340g\u0352o", "\ud83d", "\udc00", "a\ud83db",
			"\udc00\ud83d", "a\tb", "\ta", "a\t", "a\u00a0b", "a\u202fb", "a\u200bb", "a\u00adb", "\ufeffa", "\ufffe",
			"a  b", " a", "a ", "", " ", "\u3000", "ﬁn", "ß", "İı", "ǅ", "𝔄𝔟𝔠", "x\u20e3", "a\u2060b");

	private static final List<String> NAMES = List.of("A", "Ada", "Jean-Pierre", "Anne Marie", "O'Brien", "d’Artagnan",
			"Marie & Paul", "Smith, John", "J. R. R. Tolkien", "Åsa Öström", "Νίκος Καζαντζάκης", "Владимир",
			"Nguyễn Thị Ánh", "Łukasz Żółć", "Zoë 2", "Ana !", "Ana : b", "Ana ?", "« Ana »", "Ana;b", "1234",
			"W".repeat(40), "W".repeat(41), "i ".repeat(20).strip(), "i ".repeat(21).strip(), "é".repeat(300),
			"mot ".repeat(75).strip(), "x".repeat(300), "李".repeat(300), "🎉".repeat(150), "W".repeat(72),
			"a-".repeat(40), "b/".repeat(60));

	private HostileWords() {
	}

	/** All of them, alone and among harmless words: several hundred. */
	public static List<String> all() {
		List<String> alone = Stream.of(INJECTIONS, PAYLOADS, SCRIPTS, NAMES).flatMap(List::stream).toList();
		return Stream
			.of(alone.stream(), alone.stream().map((words) -> "Ana " + words),
					alone.stream().map((words) -> words + " fin"))
			.flatMap((words) -> words)
			.distinct()
			.toList();
	}

	/** Those that try to reach a header, the dialogue with a relay, or code. */
	public static List<String> attacks() {
		return Stream.of(INJECTIONS, PAYLOADS).flatMap(List::stream).toList();
	}

	/** Names as most people's are, the same ones for the same seed. */
	public static List<String> ordinary(int seed, int count) {
		Random random = new Random(seed);
		String signs = "abcdefghijklmnopqrstuvwxyzéèàçñüßøœÀÉİąžАяЖΩλ0159 '’-.,&";
		return IntStream.range(0, count)
			.mapToObj((number) -> random.ints(1 + random.nextInt(40), 0, signs.length())
				.collect(StringBuilder::new, (name, sign) -> name.append(signs.charAt(sign)), StringBuilder::append)
				.toString())
			.toList();
	}

}
