package dev.lundi.console;

import java.io.UnsupportedEncodingException;
import java.util.Locale;

import dev.lundi.browser.Markup;
import org.jsoup.nodes.Document;

import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/** Somebody who sits before the console. */
record Operator(MockMvcTester mvc, String name, Locale language) {

	Document page(String path) {
		MvcTestResult result = get(path);
		assertThat(result).as(path).hasStatusOk();
		return document(result);
	}

	MvcTestResult get(String path) {
		return mvc.get()
			.uri(path)
			.with(user(name).roles("OPERATOR"))
			.header(HttpHeaders.ACCEPT_LANGUAGE, language.toLanguageTag())
			.exchange();
	}

	/** Presses a button; parameters are names and values in turn. */
	MvcTestResult press(String path, String... parameters) {
		var request = mvc.post()
			.uri(path)
			.with(user(name).roles("OPERATOR"))
			.with(csrf())
			.header(HttpHeaders.ACCEPT_LANGUAGE, language.toLanguageTag());
		for (int i = 0; i < parameters.length; i += 2) {
			request = request.param(parameters[i], parameters[i + 1]);
		}
		return request.exchange();
	}

	static Document document(MvcTestResult result) {
		try {
			return Markup.valid(result.getResponse().getContentAsString());
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
