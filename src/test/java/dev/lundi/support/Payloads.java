package dev.lundi.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

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

	private static final List<String> MARKUP = read("payloads.txt");

	private Payloads() {
	}

	/** For template engines: CVE-2026-40477, 40478 and 41901, and what came before. */
	public static List<String> forTemplates() {
		return TEMPLATE;
	}

	/**
	 * For browsers: scripts, handlers, addresses that run, what leaves an element, an
	 * attribute or a comment, and what only looks like it.
	 */
	public static List<String> forBrowsers() {
		return MARKUP;
	}

	private static List<String> read(String file) {
		try (InputStream in = Objects.requireNonNull(Payloads.class.getResourceAsStream(file))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
