package dev.lundi.issue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import dev.lundi.browser.Markup;
import dev.lundi.content.Editorial;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.instance.Instance;
import dev.lundi.instance.SigningKeys;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.support.TestDatabase;
import dev.lundi.support.TestInstance;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the tests of the readers' pages share: a newsletter, its issues, and a visitor.
 */
@SpringBootTest(classes = { DatabaseTest.Parts.class, PagesScene.Pages.class },
		properties = { "lundi.newsletters.edito.name=L’édito",
				"lundi.newsletters.edito.from=L’édito <edito@example.org>", "lundi.newsletters.edito.zone=Europe/Paris",
				"lundi.newsletters.edito.postal-address=1 rue de l’Exemple",
				"lundi.newsletters.edito.source.type=folder", "lundi.newsletters.edito.source.path=content" })
@ContextConfiguration(initializers = TestDatabase.Fresh.class)
abstract class PagesScene {

	static final String SITE = "https://lundi.example";

	static final String PAGE = "/n/edito/issues/2026-W47";

	@Autowired
	WebApplicationContext context;

	@Autowired
	private IssueAssembler assembler;

	@Autowired
	Issues issues;

	@Autowired
	private Newsletters newsletters;

	@Autowired
	JdbcClient db;

	@BeforeEach
	void noIssues() {
		db.sql("truncate issue cascade").update();
	}

	Document page(String address, String language) {
		MvcTestResult result = get(address, language);
		assertThat(result).hasStatusOk().bodyText().doesNotContain("??", "th:");
		return Markup.valid(body(result).replace('\u00a0', ' '));
	}

	MvcTestResult get(String address, String language) {
		MockMvcTester.MockMvcRequestBuilder request = MockMvcTester.from(context).get().uri(URI.create(address));
		return language.isEmpty() ? request.exchange()
				: request.header(HttpHeaders.ACCEPT_LANGUAGE, language).exchange();
	}

	static String body(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	/** The issue of Samples.WEEK: an editorial, two top comments, a further article. */
	Issue whole() {
		return approved(assemble(Samples.WEEK, Samples.content()));
	}

	Issue published(String week, String title) {
		return approved(draft(week, title, "<p>x</p>"));
	}

	Issue draft(String week, String title, String html) {
		return assemble(Week.parse(week), new WeekContent(Samples.editorial(title, html), List.of(), List.of()));
	}

	Issue draft(Editorial editorial) {
		return assemble(Samples.WEEK, new WeekContent(editorial, List.of(), List.of()));
	}

	Issue assemble(Week week, WeekContent content) {
		return assembler.assemble(newsletters.get("edito"), week, content).orElseThrow();
	}

	Issue approved(Issue issue) {
		issue.approve("claire", DatabaseTest.NOW);
		return issues.save(issue);
	}

	@ImportAutoConfiguration({ DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
			ThymeleafAutoConfiguration.class, MessageSourceAutoConfiguration.class })
	@Import({ IssuePages.class, IssueFeed.class, CommentReasons.class, SigningKeys.class })
	@ComponentScan(basePackages = "dev.lundi.signup", useDefaultFilters = false,
			includeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
					pattern = "dev\\.lundi\\.signup\\.(SubscribeForm|FormStamps|ConsentWords)"))
	static class Pages {

		@Bean
		Instance instance() {
			return new Instance(URI.create(SITE), Path.of("target"), TestInstance.SECRET, List.of());
		}

	}

}
