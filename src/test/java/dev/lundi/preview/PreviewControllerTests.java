package dev.lundi.preview;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import dev.lundi.content.Byline;
import dev.lundi.content.Comment;
import dev.lundi.content.Editorial;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.issue.Issue;
import dev.lundi.issue.IssueAssembler;
import dev.lundi.issue.Issues;
import dev.lundi.letter.Letters;
import dev.lundi.mail.MimeComposer;
import dev.lundi.newsletter.Newsletters;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.support.LundiTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@LundiTest
@AutoConfigureMockMvc
@WithMockUser(roles = "EDITOR")
class PreviewControllerTests {

	private static final String PAGE = "/desk/relu/2026-W12";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient db;

	@Autowired
	private Issues issues;

	@Autowired
	private IssueAssembler assembler;

	@Autowired
	private Newsletters newsletters;

	@Autowired
	private Letters letters;

	@Autowired
	private MimeComposer mime;

	@BeforeEach
	void aDraft() {
		db.sql("truncate issue, mailing, delivery, weekly_run, subscriber cascade").update();
		Byline byline = new Byline("Une autrice", Instant.parse("2026-03-18T09:00:00Z"));
		Editorial editorial = new Editorial("e-1", "Le banc vide", "Un banc.", "<p>Il reste un banc.</p>", byline,
				null);
		Comment comment = new Comment("10", null, byline,
				"<p>Une remarque assez longue pour que le classement la prenne au sérieux.</p>", null, false);
		assembler.assemble(newsletters.get("relu"), Week.parse("2026-W12"),
				new WeekContent(editorial, List.of(comment), List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "named", "unnamed", "long-name", "right-to-left", "english" })
	void thePreviewIsTheVeryMailByteForByte(String persona) throws Exception {
		Subscriber reader = Persona.find(persona).orElseThrow().subscriber();
		assertThat(body(PAGE + "/mail.html?as=" + persona)).isEqualTo(letters.write(issue(), reader).rendered().html());
		assertThat(body(PAGE + "/mail.txt?as=" + persona)).isEqualTo(letters.write(issue(), reader).rendered().text());
		assertThat(comparable(body(PAGE + "/mail.eml?as=" + persona))).isEqualTo(
				comparable(new String(mime.compose(letters.write(issue(), reader)).content(), StandardCharsets.UTF_8)));
	}

	@Test
	void linksInTheFrameOpenOutsideIt() throws Exception {
		assertThat(Jsoup.parse(body(PAGE + "/mail.html?framed=yes")).select("head base").attr("target"))
			.isEqualTo("_blank");
	}

	@ParameterizedTest
	@ValueSource(strings = { PAGE + "/mail.html?as=999999", "/desk/relu/2026-W13/mail.txt" })
	void whatIsNotThereIsNotFound(String path) {
		assertThat(mvc.get().uri(path)).hasStatus(404);
	}

	private Issue issue() {
		return issues.find("relu", "2026-W12").orElseThrow();
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
