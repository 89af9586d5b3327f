package dev.lundi.newsletter;

import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.lundi.content.SourceSettings;
import dev.lundi.content.VotePaths;
import dev.lundi.mail.EmailAddress;
import dev.lundi.rendering.Design;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NewslettersTests {

	private static final String[] SMALLEST = { "from=L’édito <edito@example.org>", "source.type=folder",
			"source.path=content/edito" };

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(NewsletterConfiguration.class);

	@Test
	void needsOnlyASenderAndASource() {
		start("edito", SMALLEST, (newsletters) -> {
			Newsletter newsletter = newsletters.get("edito");
			assertThat(newsletter.name()).isEqualTo("edito");
			assertThat(newsletter.language()).isEqualTo(Locale.FRENCH);
			assertThat(newsletter.zone()).isEqualTo(ZoneId.systemDefault());
			assertThat(newsletter.publisher())
				.isEqualTo(new Publisher("L’édito <edito@example.org>", "edito@example.org", ""));
			assertThat(newsletter.publisher().name()).isEqualTo("L’édito");
			assertThat(newsletter.source()).isEqualTo(new SourceSettings(SourceSettings.Type.FOLDER, null,
					Path.of("content/edito"), null, null, null, null, null, false));
			assertThat(newsletter.schedule()).isEqualTo(new Schedule(DayOfWeek.MONDAY, LocalTime.of(8, 0),
					CutOff.MIDNIGHT, Schedule.Approval.REQUIRED, Schedule.IfEmpty.SKIP));
			assertThat(newsletter.comments()).isEqualTo(CommentRules.USUAL);
			assertThat(newsletter.week()).isEqualTo(WeekRules.USUAL);
		});
	}

	@Test
	void takesEveryProperty() {
		String[] properties = { "name=Le Monday", "from=\"Desk, The\" <desk@example.org>",
				"reply-to=letters@example.org", "language=en", "zone=America/New_York",
				"postal-address=1 Example Street", "source.type=wordpress", "source.url=https://blog.example.org/",
				"source.category=editorial", "source.tag=lead", "source.author=Ada", "source.title-pattern=^Monday",
				"source.allow-private=true", "schedule.day=tuesday", "schedule.time=18:30",
				"schedule.cut-off=Sunday 20:00", "schedule.approval=automatic", "schedule.if-empty=hold",
				"week.grace=30m", "week.minimum=3", "week.roll-over=2", "comments.top=3", "comments.per-author=2",
				"comments.weights.repliers=1", "comments.weights.replies=2", "comments.weights.author=3",
				"comments.weights.length=0", "comments.weights.votes=4", "comments.exposure=12h", "comments.echo=2",
				"source.votes.up=/meta/likes", "source.votes.down=/meta/dislikes", "comments.per-thread=1",
				"comments.min-length=0", "design.look=ardoise", "design.colours.link=#123456",
				"design.fonts.reading=Charter, serif", "design.words.en.foot.web=Read online",
				"design.logo=https://blog.example.org/logo.png", "design.logo-width=120",
				"editors=ada@example.org, blaise@example.org", "segment=Fidèles" };
		start("the-monday-2", properties, (newsletters) -> assertThat(newsletters.all()).containsExactly(new Newsletter(
				"the-monday-2", "Le Monday", Locale.ENGLISH, ZoneId.of("America/New_York"),
				new Publisher("\"Desk, The\" <desk@example.org>", "letters@example.org", "1 Example Street"),
				new SourceSettings(SourceSettings.Type.WORDPRESS, URI.create("https://blog.example.org/"), null,
						"editorial", "lead", "Ada", "^Monday", new VotePaths("/meta/likes", "/meta/dislikes"), true),
				new Schedule(DayOfWeek.TUESDAY, LocalTime.of(18, 30), new CutOff(DayOfWeek.SUNDAY, LocalTime.of(20, 0)),
						Schedule.Approval.AUTOMATIC, Schedule.IfEmpty.HOLD),
				new CommentRules(3, 2, 1, 0, new CommentRules.Weights(1, 2, 3, 0, 4), Duration.ofHours(12), 2),
				new WeekRules(Duration.ofMinutes(30), 3, 2),
				new Design("ardoise", Map.of("link", "#123456"), Map.of("reading", "Charter, serif"),
						Map.of("en", Map.of("foot.web", "Read online")),
						URI.create("https://blog.example.org/logo.png"), 120),
				List.of(EmailAddress.parse("ada@example.org"), EmailAddress.parse("blaise@example.org")), "Fidèles")));
	}

	@Test
	void listsTheKnownSlugsWhenItDoesNotKnowOne() {
		start("edito", SMALLEST, (newsletters) -> {
			assertThat(newsletters.find("autre")).isEmpty();
			assertThatIllegalArgumentException().isThrownBy(() -> newsletters.get("autre"))
				.withMessage("No newsletter is called 'autre'. Known newsletters: edito");
		});
	}

	@Test
	void maybeHasNone() {
		runner.run((context) -> assertThat(context.getBean(Newsletters.class).all()).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "edito-", "-edito", "é", "Edito", "a--b", "a_b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" })
	void refusesASlugThatWouldNotFitAnAddress(String slug) {
		assertThat(refusal("[" + slug + "]", SMALLEST).getDescription()).startsWith("lundi.newsletters." + slug)
			.contains("slug");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			from=                              | from                  | is missing | =L’édito <edito@example.org>
			from=edito@example.org             | from                  | angle      | =L’édito <edito@example.org>
			from=A <a@example.org> <b@c>       | from                  | angle      | =L’édito <edito@example.org>
			reply-to=nobody                    | reply-to              | address    | =edito@example.org
			zone=Mars/Olympus                  | zone                  | Mars       | =Europe/Paris
			source.type=gopher                 | source.type           | gopher     | =folder
			source.type=                       | source.type           | is missing | =folder
			source.type=wordpress              | source.url            | is missing | =https://
			source.title-pattern=(             | source.title-pattern  | regular    | =^L’édito
			design.look=../styles              | design.look           | a-z        | =ardoise
			design.logo=data:image/png;base64, | design.logo           | web        | =https://blog.example.org/logo.png
			design.logo=logo.png               | design.logo           | web        | =https://blog.example.org/logo.png
			design.logo-width=0                | design.logo-width     | 536        | =160
			schedule.day=someday               | schedule.day          | someday    | =monday
			schedule.time=1110                 | schedule.time         | 1110       | ="08:00"
			schedule.cut-off=sunday            | schedule.cut-off      | sunday     | ="sunday 20:00"
			schedule.approval=maybe            | schedule.approval     | maybe      | =required
			schedule.if-empty=maybe            | schedule.if-empty     | maybe      | =skip
			comments.top=-1                    | comments.top          | negative   | =5
			comments.top=many                  | comments.top          | many       | =5
			week.grace=-1s                     | week.grace            | 7d         | =30m
			week.grace=soon                    | week.grace            | soon       | =30m
			week.minimum=0                     | week.minimum          | at least 1 | =3
			week.roll-over=0                   | week.roll-over        | 52         | =4
			source.votes.up=likes              | source.votes          | JSON       | ={up: /meta/likes}
			comments.exposure=8d               | comments.exposure     | 7d         | =3d
			comments.echo=-1                   | comments.echo         | negative   | =2
			comments.weights.length=-1         | comments.weights      | negative   | ={repliers
			comments.per-author=0              | comments.per-author   | at least 1 | =1
			editors=a@example.org,nobody       | editors[1]            | address    | =redaction@example.org
			""")
	void namesTheWrongPropertyAndShowsARightValue(String wrong, String property, String problem, String right) {
		String[] properties = Arrays.copyOf(SMALLEST, SMALLEST.length + 1);
		properties[SMALLEST.length] = wrong;
		FailureAnalysis refusal = refusal("edito", properties);
		assertThat(refusal.getDescription()).startsWith("lundi.newsletters.edito." + property + " ").contains(problem);
		assertThat(refusal.getAction()).contains("lundi.newsletters.edito." + property + right);
	}

	@Test
	void refusesALineBreakInAHeader() {
		assertThat(refusal("edito", "from=A\nBcc: x <a@example.org>").getDescription())
			.startsWith("lundi.newsletters.edito.from ");
	}

	@Test
	void saysThatTheSourceIsMissing() {
		assertThat(refusal("edito", "from=A <a@example.org>").getDescription())
			.isEqualTo("lundi.newsletters.edito.source.type is missing.");
	}

	@Test
	void leavesOtherFailuresToOthers() {
		assertThat(new NewsletterFailureAnalyzer().analyze(new IllegalStateException("other"))).isNull();
	}

	@Test
	void isAskedWhenAStartFails() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.FailureHandler.handleMessage((message, failure) -> {
			}))).hasAtLeastOneElementOfType(NewsletterFailureAnalyzer.class);
	}

	private void start(String slug, String[] properties, Consumer<Newsletters> check) {
		with(slug, properties).run((context) -> check.accept(context.getBean(Newsletters.class)));
	}

	private FailureAnalysis refusal(String slug, String... properties) {
		AtomicReference<FailureAnalysis> refusal = new AtomicReference<>();
		with(slug, properties).run((context) -> Optional.ofNullable(context.getStartupFailure())
			.map(new NewsletterFailureAnalyzer()::analyze)
			.ifPresent(refusal::set));
		return Objects.requireNonNull(refusal.get(), "The start was not refused");
	}

	private ApplicationContextRunner with(String slug, String... properties) {
		return runner.withPropertyValues(Arrays.stream(properties)
			.map((property) -> "lundi.newsletters.%s.%s".formatted(slug, property))
			.toArray(String[]::new));
	}

}
