package dev.lundi.inbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import dev.lundi.browser.Markup;
import dev.lundi.support.TestDatabase;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tests of the inbox's pages share: an editor before an inbox of their own. */
@SpringBootTest(classes = InboxPagesApplication.class,
		properties = { "spring.batch.job.enabled=false", "spring.messages.fallback-to-system-locale=false",
				"lundi.data-dir=target/test-data" })
@ContextConfiguration(initializers = TestDatabase.Fresh.class)
@AutoConfigureMockMvc
@WithMockUser(roles = "EDITOR")
abstract class InboxScene {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	InboxMails mails;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void empty() {
		jdbc.sql("delete from inbox_mail").update();
	}

	long keep(String recipient, String subject, String html) {
		return keep(recipient, subject, html, "");
	}

	long keep(String recipient, String subject, String html, String name) {
		String mail = """
				Subject: %s
				To: "%s" <%s>
				MIME-Version: 1.0
				Content-Type: multipart/alternative; boundary=b

				--b
				Content-Type: text/plain; charset=utf-8

				le texte
				--b
				Content-Type: text/html; charset=utf-8

				%s
				--b--
				""".formatted(subject, name, recipient, html).replace("\n", "\r\n");
		return mails.keep("retours@lundi.example", List.of(recipient), mail.getBytes(StandardCharsets.UTF_8));
	}

	Document page(String path) {
		return page(path, Locale.FRENCH);
	}

	Document page(String path, Locale locale) {
		MvcTestResult result = mvc.get()
			.uri(URI.create(path.replace("é", "%C3%A9").replace("<", "%3C").replace(">", "%3E")))
			.locale(locale)
			.exchange();
		assertThat(result).as(path).hasStatusOk();
		return Markup.valid(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

	static List<String> subjects(Document page) {
		return page.select("td.what").eachText();
	}

}
