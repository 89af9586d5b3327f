package dev.lundi.desk;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import dev.lundi.content.Byline;
import dev.lundi.content.Comment;
import dev.lundi.content.Editorial;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.delivery.Letters;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueAssembler;
import dev.lundi.issue.IssueComment;
import dev.lundi.issue.IssueStatus;
import dev.lundi.issue.Issues;
import dev.lundi.mail.EmailAddress;
import dev.lundi.mail.Mailer;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.pipeline.RunStatus;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.support.LundiTest;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@LundiTest
@AutoConfigureMockMvc
@WithMockUser(username = "marie", roles = "EDITOR")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DeskPagesTests {

	private static final String PAGE = "/desk/relu/2026-W12";

	private static final String LONG_ENOUGH = " a une remarque assez longue pour que le classement la prenne au sérieux.";

	private final MockMvcTester mvc;

	private final JdbcClient db;

	private final Issues issues;

	private final WeeklyRuns runs;

	private final WitnessRelay relay;

	@Autowired
	private IssueAssembler assembler;

	@Autowired
	private Newsletters newsletters;

	@Autowired
	private Subscribers subscribers;

	@Autowired
	private Letters letters;

	@Autowired
	private Mailer mailer;

	DeskPagesTests(MockMvcTester mvc, JdbcClient db, Issues issues, WeeklyRuns runs, WitnessRelay relay) {
		this.mvc = mvc;
		this.db = db;
		this.issues = issues;
		this.runs = runs;
		this.relay = relay;
	}

	@BeforeEach
	void aDraftOfThreeComments() {
		db.sql("truncate issue, mailing, delivery, weekly_run, subscriber cascade").update();
		draft("Le banc vide", "<p>Il reste un banc.</p>", comment("10", "Ada"), comment("11", "Blaise"),
				comment("12", "Chloé", "<p>Court.</p>"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "named", "unnamed", "long-name", "right-to-left", "english" })
	void thePreviewIsTheVeryMailByteForByte(String persona) throws Exception {
		Subscriber reader = Persona.find(persona).orElseThrow().subscriber();
		assertThat(body(PAGE + "/mail.html?as=" + persona)).isEqualTo(letters.write(issue(), reader).rendered().html());
		assertThat(body(PAGE + "/mail.txt?as=" + persona)).isEqualTo(letters.write(issue(), reader).rendered().text());
		assertThat(comparable(body(PAGE + "/mail.eml?as=" + persona))).isEqualTo(comparable(
				new String(mailer.compose(letters.write(issue(), reader)).content(), StandardCharsets.UTF_8)));
	}

	@Test
	void aSubscriberIsFoundByNameAndSeesTheirOwnMail() throws Exception {
		Subscriber elodie = subscriber("elodie@example.org", "Élodie <3");
		Document found = page(PAGE + "?q=élodie&width=phone");
		assertThat(found.select(".found").text()).contains("Élodie <3", "elodie@example.org");
		String as = found.select(".found a").attr("href");
		assertThat(as).contains("as=" + elodie.id()).contains("width=phone");
		assertThat(page(as).select(".facts").text()).contains("Élodie <3");
		assertThat(body(PAGE + "/mail.html?as=" + elodie.id()))
			.isEqualTo(letters.write(issue(), elodie).rendered().html());
		assertThat(page(PAGE + "?q=personne-de-ce-nom").text()).contains("ne contient « personne-de-ce-nom »");
		assertThat(page(PAGE + "?q=a%00b").select("iframe")).hasSize(1);
	}

	@Test
	void thePageShowsTheMailInASandboxOrAsTextOrAsSource() {
		Elements frame = page(PAGE + "?as=english&width=phone&light=dark").select("iframe.mail.phone.dark");
		assertThat(frame.attr("src")).startsWith(PAGE + "/mail.html?").contains("as=english");
		assertThat(frame.attr("sandbox")).doesNotContain("allow-scripts", "allow-same-origin", "allow-forms",
				"allow-top-navigation");
		assertThat(page(PAGE + "?part=text").select("pre").text()).contains("Il reste un banc.");
		assertThat(page(PAGE + "?part=source").select("pre").text()).contains("List-Unsubscribe-Post");
		assertThat(mvc.get().uri(PAGE + "/mail.html")).hasContentType("text/html;charset=UTF-8")
			.headers()
			.satisfies((headers) -> assertThat(headers.getFirst("Content-Security-Policy"))
				.contains("default-src 'none'", "sandbox ")
				.doesNotContain("allow-scripts", "allow-same-origin"));
	}

	@Test
	void linksInTheFrameOpenOutsideIt() throws Exception {
		assertThat(Jsoup.parse(body(PAGE + "/mail.html?framed=yes")).select("head base").attr("target"))
			.isEqualTo("_blank");
	}

	@Test
	void aNewSubjectIsInThePreviewAtOnce() throws Exception {
		assertThat(post("/heading", "subject", " Un autre objet ", "preheader", "")).hasStatus(302)
			.hasRedirectedUrl(PAGE + "?done=heading");
		assertThat(page(PAGE + "?done=heading").text()).contains("L’aperçu est à jour");
		assertThat(issue().subject()).isEqualTo("Un autre objet");
		assertThat(issue().preheader()).isEmpty();
		assertThat(page(PAGE).select(".facts").text()).contains("Un autre objet");
		assertThat(body(PAGE + "/mail.eml")).contains("Subject: Un autre objet");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'  '       | L’objet est vide
			LONG       | L’objet est trop long
			'a\u0007b' | sur une ligne
			""")
	void aSubjectThatIsNoneIsRefusedBesideItsFieldAndKept(String typed, String why) {
		String subject = typed.equals("LONG") ? "x".repeat(151) : typed;
		MvcTestResult refused = post("/heading", "subject", subject, "preheader", "Une accroche");
		assertThat(refused).hasStatus(422);
		Document page = parsed(refused);
		assertThat(page.select("#subject-fault").text()).contains(why);
		assertThat(page.select("#subject").attr("value")).isEqualTo(subject);
		assertThat(page.select("#subject").attr("aria-invalid")).isEqualTo("true");
		assertThat(page.select("#preheader").attr("value")).isEqualTo("Une accroche");
		assertThat(page.select("#preheader").hasAttr("aria-invalid")).isFalse();
		assertThat(issue().subject()).isEqualTo("Le banc vide");
	}

	@Test
	void commentsStandInOrderWithTheirReasons() {
		Document page = page(PAGE);
		assertThat(page.select(".comments:not(.out) strong").eachText()).hasSize(2)
			.isEqualTo(issue().topComments().stream().map(IssueComment::author).toList());
		assertThat(page.select(".comments.out strong").eachText()).containsExactly("Chloé");
		assertThat(page.select(".comments.out .reason").text()).contains("trop court");
		assertThat(page.select(".comments.out button").eachText()).containsExactly("Prendre");
	}

	@Test
	void editorsDecideWhichCommentsAreInTheMail() throws Exception {
		assertThat(comment("12", CommentChange.PIN)).hasRedirectedUrl(PAGE + "?done=pin");
		assertThat(comment("10", CommentChange.DROP)).hasRedirectedUrl(PAGE + "?done=drop");
		String text = body(PAGE + "/mail.txt");
		assertThat(text).contains("Court.", "Blaise" + LONG_ENOUGH.substring(0, 20)).doesNotContain("Ada a une");
		assertThat(text.indexOf("Court.")).isLessThan(text.indexOf("Blaise a une"));
		comment("10", CommentChange.RESTORE);
		assertThat(body(PAGE + "/mail.txt")).contains("Ada a une");
	}

	@Test
	void aCommentThatIsNotThereIsNotFound() {
		assertThat(comment("nobody's", CommentChange.PIN)).hasStatus(404);
	}

	@Test
	void theSecondOfTwoEditorsLosesNothingAndOverwritesNothing() {
		long seen = issue().version();
		post("/heading", "subject", "Celui de Marie", "preheader", "");
		MvcTestResult second = post("/heading", "version", String.valueOf(seen), "subject", "Celui de Paul",
				"preheader", "Son accroche");
		assertThat(second).hasStatus(409);
		Document page = parsed(second);
		assertThat(page.select("[role=alert]").text()).contains("Quelqu’un d’autre", "Celui de Marie", "Celui de Paul");
		assertThat(page.select("#subject").attr("value")).isEqualTo("Celui de Paul");
		assertThat(issue().subject()).isEqualTo("Celui de Marie");
		assertThat(post("/heading", "version", page.select("input[name=version]").attr("value"), "subject",
				"Celui de Paul", "preheader", ""))
			.hasStatus(302);
		assertThat(issue().subject()).isEqualTo("Celui de Paul");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/approve", "/withdraw" })
	void nobodyApprovesOrWithdrawsWhatTheyDidNotSee(String act) {
		long seen = issue().version();
		comment("10", CommentChange.DROP);
		assertThat(post(act, "version", String.valueOf(seen))).hasStatus(409);
		assertThat(issue().status()).isEqualTo(IssueStatus.DRAFT);
	}

	@Test
	void approvalFreezesTheIssueAndLaterChangesAreRefusedInWords() {
		assertThat(page(PAGE).text()).contains("Aucun passage n’attend ce numéro");
		assertThat(post("/approve")).hasRedirectedUrl(PAGE + "?done=approve");
		assertThat(issue().approvedBy()).contains("marie");
		Document page = page(PAGE);
		assertThat(page.text()).contains("Ce numéro est approuvé", "par marie");
		assertThat(page.select(".corrections form:not([action*=withdraw])")).isEmpty();
		MvcTestResult late = post("/heading", "subject", "Trop tard", "preheader", "");
		assertThat(late).hasStatus(409);
		assertThat(parsed(late).select("[role=alert]").text()).contains("n’est plus un brouillon", "Trop tard");
		assertThat(comment("10", CommentChange.DROP)).hasStatus(409);
		assertThat(post("/approve")).hasStatus(409);
		assertThat(issue().subject()).isEqualTo("Le banc vide");
	}

	@Test
	void withdrawingIsConfirmedInWordsAndFinal() {
		assertThat(page(PAGE).select("details.danger").text()).contains("ne partira pas", "Retirer le numéro 1");
		assertThat(post("/withdraw")).hasRedirectedUrl(PAGE + "?done=withdraw");
		assertThat(page(PAGE).text()).contains("Ce numéro est retiré");
		assertThat(page(PAGE).select("details.danger")).isEmpty();
		assertThat(post("/withdraw")).hasStatus(409);
	}

	@Test
	void approvingLetsTheRunThatWaitsGoOnByItself() throws Exception {
		subscriber("elodie@example.org", "Élodie");
		subscriber("paul@example.org", null);
		Week week = Week.parse("2026-W10");
		runs.start("relu", week, "test").get(60, TimeUnit.SECONDS);
		assertThat(runs.find("relu", week).orElseThrow().status()).isEqualTo(RunStatus.HELD);
		String path = "/desk/relu/2026-W10";
		assertThat(page(path).select("button.primary").text()).isEqualTo("Approuver et envoyer à 2 personnes");
		String version = page(path).select("input[name=version]").attr("value");
		assertThat(mvc.post().uri(path + "/approve").param("version", version).with(csrf())).hasStatus(302);
		Until.holds("the run has ended", () -> runs.find("relu", week).orElseThrow().status() == RunStatus.COMPLETED);
		assertThat(relay.copies()).containsEntry("elodie@example.org", 1L).containsEntry("paul@example.org", 1L);
		assertThat(page(path).text()).contains("2 acceptés");
		assertThat(page("/desk").select(".issues").text()).contains("2 acceptés");
	}

	@Test
	void theDeskShowsWhatComesAndWhatWentOut() {
		Document desk = page("/desk");
		assertThat(desk.select("h2").eachText()).containsExactly("L’édito du lundi", "Relu");
		assertThat(desk.text()).contains("À venir : semaine", "automatiquement");
		assertThat(desk.select(".card h3 a").attr("href")).isEqualTo(PAGE);
		assertThat(desk.select(".times .now").eachText())
			.anySatisfy((now) -> assertThat(now).contains("par une personne"));
		post("/approve");
		assertThat(page("/desk").select(".issues a").attr("href")).isEqualTo(PAGE);
	}

	@Test
	void aRunThatMadeNoIssueIsExplained() throws Exception {
		runs.start("edito", Week.parse("2019-W10"), "test").get(60, TimeUnit.SECONDS);
		assertThat(page("/desk").select(".notice").text()).contains("La semaine 2019-W10 n’avait pas d’éditorial");
	}

	@Test
	void nothingHostileBecomesMarkup() {
		String attack = "</title></bdi></p><script>alert(1)</script>\" onload=\"alert(1)";
		db.sql("truncate issue cascade").update();
		draft(attack, "<p>x</p>", comment("10", attack, "<p>" + LONG_ENOUGH + "</p><script>alert(1)</script><form>"));
		subscriber("x@example.org", attack);
		post("/heading", "subject", attack, "preheader", attack);
		for (String path : List.of("/desk", PAGE, PAGE + "?part=text", PAGE + "?part=source", PAGE + "?q=alert",
				PAGE + "?q=" + "%3Cscript%3Ealert(1)", PAGE + "?as=%22%3E%3Cscript%3E", PAGE + "?done=%3Cscript%3E")) {
			Document page = page(path);
			assertThat(page.select("script:not([src^=/webjars/]), style, [style]")).as(path).isEmpty();
			assertThat(page.select("[onload], [onerror], .comments .words *")).as(path).isEmpty();
		}
		assertThat(page(PAGE).select("h1").text()).contains("<script>alert(1)</script>");
	}

	@Test
	void theDeskIsForEditors() {
		for (String path : List.of("/desk", PAGE, PAGE + "/mail.html", PAGE + "/mail.eml")) {
			assertThat(mvc.get().uri(path).with(anonymous())).hasRedirectedUrl("/login");
			assertThat(mvc.get().uri(path).with(user("paul").roles("OPERATOR"))).hasStatus(403);
		}
		assertThat(mvc.post()
			.uri(PAGE + "/approve")
			.param("version", "1")
			.with(csrf())
			.with(user("paul").roles("OPERATOR"))).hasStatus(403);
		assertThat(issue().status()).isEqualTo(IssueStatus.DRAFT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/heading", "/comments", "/approve", "/withdraw" })
	void everyChangeNeedsTheTokenOfThePage(String act) {
		assertThat(mvc.post()
			.uri(PAGE + act)
			.param("version", String.valueOf(issue().version()))
			.param("subject", "x")
			.param("preheader", "x")
			.param("comment", "10")
			.param("change", "DROP")).hasStatus(403);
		assertThat(page(PAGE).select("form[method=post] input[name=_csrf]")).hasSizeGreaterThan(4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/desk/relu/2026-W13", "/desk/relu/x", "/desk/nobody/2026-W12", "/desk/relu/2026-W99",
			PAGE + "?as=999999", PAGE + "?as=nobody", PAGE + "/mail.html?as=999999", "/desk/relu/2026-W13/mail.txt" })
	void whatIsNotThereIsNotFound(String path) {
		assertThat(mvc.get().uri(path)).hasStatus(404);
	}

	@Test
	void speaksEnglishToThoseWhoPreferIt() {
		MvcTestResult page = mvc.get().uri(PAGE).locale(Locale.ENGLISH).exchange();
		assertThat(parsed(page).text()).contains("In the inbox", "The conversation", "too short",
				"by somebody at the desk");
		assertThat(parsed(mvc.get().uri("/desk").locale(Locale.ENGLISH).exchange()).text())
			.contains("Read and approve");
	}

	private void draft(String title, String html, Comment... comments) {
		Editorial editorial = new Editorial("e-1", title, "Un banc.", html, byline("Une autrice"), null);
		assembler.assemble(newsletters.get("relu"), Week.parse("2026-W12"),
				new WeekContent(editorial, List.of(comments), List.of()));
	}

	private static Comment comment(String id, String author) {
		return comment(id, author, "<p>" + author + LONG_ENOUGH + "</p>");
	}

	private static Comment comment(String id, String author, String html) {
		return new Comment(id, null, byline(author), html, null, false);
	}

	private static Byline byline(String author) {
		return new Byline(author, Instant.parse("2026-03-18T09:00:00Z"));
	}

	private Subscriber subscriber(String address, @Nullable String name) {
		subscribers.addConfirmed("relu", List.of(new NewSubscriber(EmailAddress.parse(address), name, Locale.FRENCH)));
		return subscribers.search("relu", address).getFirst();
	}

	private Issue issue() {
		return issues.find("relu", "2026-W12").orElseThrow();
	}

	private MvcTestResult comment(String id, CommentChange change) {
		return post("/comments", "comment", id, "change", change.name());
	}

	/** As the page that shows the present issue would, unless a version is given. */
	private MvcTestResult post(String act, String... fields) {
		var post = mvc.post().uri(PAGE + act).with(csrf());
		if (!List.of(fields).contains("version")) {
			post = post.param("version", String.valueOf(issue().version()));
		}
		for (int index = 0; index < fields.length; index += 2) {
			post = post.param(fields[index], fields[index + 1]);
		}
		return post.exchange();
	}

	private Document page(String path) {
		MvcTestResult result = mvc.get().uri(URI.create(path.replace("é", "%C3%A9"))).locale(Locale.FRENCH).exchange();
		assertThat(result).as(path).hasStatusOk();
		return parsed(result);
	}

	private static Document parsed(MvcTestResult result) {
		return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

	private String body(String path) {
		MvcTestResult result = mvc.get().uri(path).exchange();
		assertThat(result).as(path).hasStatusOk();
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	/** Without what differs from one second, or one composition, to the next. */
	private static String comparable(String message) {
		String boundary = message.replaceAll("(?s).*boundary=\"([^\"]+)\".*", "$1");
		return message.replace(boundary, "boundary").replaceFirst("(?m)^Date: .*$", "Date:");
	}

}
