package dev.lundi.limits;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class DomainGroupsTests {

	private static final String PREFIX = "lundi.delivery.domains.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(Clock.class, Clock::systemUTC)
		.withBean(JdbcClient.class, () -> JdbcClient.create(new DriverManagerDataSource()))
		.withUserConfiguration(LimitConfiguration.class);

	@Test
	void commonProvidersAreKnown() {
		start((groups) -> {
			assertThat(groups.groupOf("gmail.com")).isEqualTo("gmail");
			assertThat(groups.groupOf("Hotmail.FR")).isEqualTo("outlook");
			assertThat(groups.groupOf("wanadoo.fr")).isEqualTo("orange");
			assertThat(groups.groupOf("lundi.example")).isEmpty();
			assertThat(groups.names()).contains("gmail", "laposte", "orange", "sfr", "yahoo").isSorted();
			assertThat(groups.rate("gmail")).isEmpty();
			assertThat(groups.connections("gmail")).isEmpty();
			assertThat(groups.groupsByDomain()).containsEntry("neuf.fr", "sfr").doesNotContainKey("");
		});
	}

	@Test
	void noDomainIsKnownTwice() {
		List<String> all = DomainGroups.known().values().stream().flatMap(List::stream).toList();
		assertThat(all).doesNotHaveDuplicates().allMatch((domain) -> domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"));
	}

	@Test
	void groupsAreDeclaredAndCompleted() {
		start((groups) -> {
			assertThat(groups.groupOf("xn--caf-dma.example")).isEqualTo("work");
			assertThat(groups.groupOf("example.net")).isEqualTo("work");
			assertThat(groups.groupOf("my-gmail.example")).isEqualTo("gmail");
			assertThat(groups.groupOf("gmail.com")).isEqualTo("gmail");
			assertThat(groups.groupOf("msn.com")).isEqualTo("work");
			assertThat(groups.rate("gmail")).hasValue(Rate.parse("10/s"));
			assertThat(groups.rate("free")).hasValue(Rate.parse("3"));
			assertThat(groups.connections("gmail")).isEqualTo(OptionalInt.of(2));
			assertThat(groups.names()).contains("work");
		}, PREFIX + "work.domains=café.example, EXAMPLE.net,msn.com", PREFIX + "gmail.domains[0]=my-gmail.example",
				PREFIX + "gmail.rate=10/s", PREFIX + "gmail.connections=2", PREFIX + "free.rate=3");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			gmail.rate=fast          | gmail.rate cannot be read: "fast" is no rate     | gmail.rate=10/s
			gmail.rate=0             | gmail.rate cannot be read: a rate is more than 0 | gmail.rate=10/s
			gmail.connections=many   | gmail.connections is "many"                      | gmail.connections=2
			gmail.connections=0      | gmail.connections is "0"                         | gmail.connections=2
			gmial.rate=10            | gmial has no domains                             | gmial.domains=example.org
			work.domains=*.example   | work.domains has "*.example", which is no domain | without *
			work.domains=a@b.example | work.domains has "a@b.example"                   | without @
			work.domains=localhost   | work.domains has "localhost"                     | work.domains=example.org
			[my_work].rate=1         | my_work has a name                               | Rename it
			""")
	void namesTheWrongPropertyAndShowsARightValue(String wrong, String problem, String right) {
		FailureAnalysis refusal = refusal(PREFIX + wrong);
		assertThat(refusal.getDescription()).startsWith(PREFIX + problem).endsWith(".");
		assertThat(refusal.getAction()).contains(right);
	}

	@Test
	void refusesADomainInTwoGroups() {
		assertThat(refusal(PREFIX + "a.domains=example.org", PREFIX + "b.domains=example.org").getDescription())
			.isEqualTo("lundi.delivery.domains.b.domains has example.org, which is in lundi.delivery.domains.a.domains"
					+ " as well.");
	}

	@Test
	void refusesAWindowThatIsNone() {
		assertThat(refusal("lundi.delivery.window=at night").getDescription())
			.isEqualTo("lundi.delivery.window is \"at night\", which are no hours.");
	}

	private void start(Consumer<DomainGroups> test, String... properties) {
		runner.withPropertyValues(properties).run((context) -> test.accept(context.getBean(DomainGroups.class)));
	}

	private FailureAnalysis refusal(String... properties) {
		AtomicReference<@Nullable FailureAnalysis> refusal = new AtomicReference<>();
		runner.withPropertyValues(properties)
			.run((context) -> Optional.ofNullable(context.getStartupFailure())
				.map(new LimitFailureAnalyzer()::analyze)
				.ifPresent(refusal::set));
		return Objects.requireNonNull(refusal.get(), "The start was not refused");
	}

	@Test
	void isAskedWhenAStartFails() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.FailureHandler.handleMessage((message, failure) -> {
			}))).hasAtLeastOneElementOfType(LimitFailureAnalyzer.class);
	}

}
