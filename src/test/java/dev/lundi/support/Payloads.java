package dev.lundi.support;

import java.util.List;

/** What attackers write where words are asked for, to have it run. */
public final class Payloads {

	private static final List<String> TEMPLATE = List.of("${7*1913}", "*{7*1913}", "#{7*1913}", "~{7*1913}",
			"@{${7*1913}}", "[[${7*1913}]]", "[(${7*1913})]", "[[*{7*1913}]]", "[(#{7*1913})]", "__${7*1913}__",
			"__${7*1913}__::", "__${7*1913}__::.x", "__*{7*1913}__", "_${7*1913}_", "|${7*1913}|", "'+${7*1913}+'",
			"''+(7*1913)+''", "${__${7*1913}__}", "@{__${7*1913}__}", "~{__${7*1913}__ :: x}", "~{::main}",
			"~{layout.html :: frame}", "~{${7*1913}}", "${T(java.lang.Runtime).getRuntime().availableProcessors()}",
			"__${T(java.lang.Runtime).getRuntime().exec('id')}__::.x", "${T\u00a0(java.lang.Runtime)}",
			"${T\t(java.lang.Runtime).getRuntime()}", "${new\tjava.lang.ProcessBuilder('id')}",
			"${new java.lang.ProcessBuilder('id').start()}", "$${7*1913}",
			"${new\torg.springframework.core.io.FileSystemResource('x')}", "${''.class.forName('java.lang.Runtime')}",
			"${''.getClass().forName('java.lang.Runtime')}", "${#ctx.getVariable('mail')}", "${#vars}",
			"${#execInfo.templateName}", "${@environment}", "${#strings.repeat('a', 9)}",
			"${mail.footer.unsubscribeUrl}", "${param.x}", "${#uris.escapePath('/')}", "[# th:text=\"${7*1913}\"][/]",
			"[#th:block th:utext=\"${7*1913}\"/]", "<b th:text=\"${7*1913}\">x</b>",
			"<th:block th:utext=\"${7*1913}\"/>", "<b data-th-text=\"${7*1913}\">x</b>", "<!--/*/ ${7*1913} /*/-->",
			"/*[[${7*1913}]]*/", "<!--/*-->${7*1913}<!--*/-->", "#{${7*1913}}", "#{greeting(${7*1913})}", "{0}",
			"{0,number}", "{1,choice,0#a}", "'{0}'", "#{7*1913}(", "#{'", "${", "[[", "[(", "[#", "[/]", "]]");

	private static final List<String> MARKUP = List.of("<script>alert(1)</script>", "\"><script>alert(1)</script>",
			"'><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>",
			"<IMG SRC=javascript:alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
			"<svg><animate onbegin=alert(1) attributeName=x>",
			"<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "' onmouseover='alert(1)",
			"\" onmouseover=\"alert(1)", "\" style=\"position:fixed;inset:0", "\" dir=\"rtl\" lang=\"xx",
			"</title><script>alert(1)</script>", "</style><script>alert(1)</script>",
			"</td></table><svg/onload=alert(1)>", "</bdi></h3><h1>b</h1>", "</p><p>b</p>", "<p>b", "</div>", "</html>",
			"</body><body onload=alert(1)>", "<!--[if mso]><script>", "--><script>alert(1)</script>", "<!--", "-->",
			"--!><img src=x onerror=alert(1)>", "<!-->", "<![endif]-->", "<![CDATA[<script>]]>", "]]><script>",
			"&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "&#x3c;script&#x3e;", "&lt", "&amp;lt;",
			"&quot;", "<iframe srcdoc='<script>alert(1)</script>'>", "<iframe src=javascript:alert(1)>",
			"<object data=x>", "<embed src=x>", "<form action=https://evil.example><input name=a>",
			"<base href=https://evil.example>", "<meta http-equiv=refresh content=0;url=https://evil.example>",
			"<link rel=stylesheet href=//evil.example>", "<style>*{display:none}</style>",
			"<style>@import 'https://evil.example'</style>", "<a href=javascript:alert(1)>a</a>",
			"<a href=https://evil.example>a</a>", "<table><tr><td>a", "<plaintext>", "<xmp>",
			"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
			"<template><script>alert(1)</script></template>", "<details open ontoggle=alert(1)>",
			"<video><source onerror=alert(1)></video>", "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>",
			"<input autofocus onfocus=alert(1)>", "<select autofocus onfocus=alert(1)>",
			"<x onclick=alert(1) tabindex=1>a",
			"<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>",
			"<scr<script>ipt>alert(1)</scr</script>ipt>", "<<script>alert(1)//<</script>",
			"<script\\x20>alert(1)</script>", "\\u003cscript\\u003ealert(1)", "%3Cscript%3Ealert(1)%3C/script%3E",
			"＜script＞alert(1)＜/script＞", "`><img src=x onerror=`alert(1)`>", "expression(alert(1))",
			"url(javascript:alert(1))", "javascript:alert(1)");

	private Payloads() {
	}

	/** For template engines: CVE-2026-40477, 40478 and 41901, and what came before. */
	public static List<String> forTemplates() {
		return TEMPLATE;
	}

	/** For browsers. */
	public static List<String> forBrowsers() {
		return MARKUP;
	}

}
