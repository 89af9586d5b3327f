package dev.lundi.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.lundi.feedback.MailboxSettings.Tls;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class MailboxDeclarationTests {

	private final ApplicationContextRunner start = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
		.withUserConfiguration(Declared.class);

	@ParameterizedTest
	@CsvSource({ "imap.example,,,IMPLICIT,993", "imap.example,143,,STARTTLS,143", "imap.example,993,,IMPLICIT,993",
			"imap.example,,starttls,STARTTLS,143", "imap.example,9930,implicit,IMPLICIT,9930", "localhost,,,NONE,143",
			"127.0.0.7,1143,,NONE,1143", "[::1],,none,NONE,143", "localhost,993,,IMPLICIT,993",
			"localhost.example,,,IMPLICIT,993", "10.0.0.1,143,,STARTTLS,143" })
	void whatLeavesThisMachineIsEncrypted(String host, @Nullable String port, @Nullable String tls, Tls expected,
			int expectedPort) {
		start.withPropertyValues(properties(host, port, tls)).run((context) -> {
			MailboxSettings settings = context.getBean(MailboxSettings.class);
			assertThat(settings.security().tls()).isEqualTo(expected);
			assertThat(settings.port()).isEqualTo(expectedPort);
			assertThat(settings.folder()).isEqualTo("INBOX");
			assertThat(settings.delete()).isFalse();
		});
	}

	private static String[] properties(String host, @Nullable String port, @Nullable String tls) {
		List<String> all = new ArrayList<>(List.of("lundi.mailbox.host=" + host, "lundi.mailbox.username=redaction",
				"lundi.mailbox.password=s3cret"));
		if (port != null) {
			all.add("lundi.mailbox.port=" + port);
		}
		if (tls != null) {
			all.add("lundi.mailbox.tls=" + tls);
		}
		return all.toArray(String[]::new);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "host= |lundi.mailbox.host is missing.",
			"username= |lundi.mailbox.username is missing.", "password= |lundi.mailbox.password is missing.",
			"folder= |lundi.mailbox.folder is missing.", "port=0|lundi.mailbox.port is between 1 and 65535.",
			"every=0s|lundi.mailbox.every is at least 1s.",
			"tls=none|lundi.mailbox.tls is none for a server on this machine only: elsewhere others could read the password." })
	void whatCannotBeMeantIsSaidAtTheStart(String property, String words) {
		start.withPropertyValues(properties("imap.example", null, null))
			.withPropertyValues("lundi.mailbox." + property)
			.run((context) -> {
				Throwable failure = Objects.requireNonNull(context.getStartupFailure());
				assertThat(failure).rootCause().isInstanceOf(InvalidMailboxException.class).hasMessage(words);
				FailureAnalysis analysis = Objects.requireNonNull(new MailboxFailureAnalyzer().analyze(failure));
				assertThat(analysis.getDescription()).contains(words).doesNotContain("s3cret");
			});
	}

	@Test
	void nothingThatIsDeclaredShowsThePassword() {
		start.withPropertyValues(properties("imap.example", null, null))
			.run((context) -> assertThat(context.getBean(MailboxProperties.class) + " "
					+ context.getBean(MailboxSettings.class) + " " + context.getBean(MailboxSettings.class).login())
				.doesNotContain("s3cret"));
	}

	@Test
	void withoutAMailboxNothingIsRead() {
		ApplicationContextRunner whole = new ApplicationContextRunner()
			.withUserConfiguration(MailboxConfiguration.class);
		whole.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MailboxThread.class));
		whole.withPropertyValues("lundi.mailbox.host=")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MailboxThread.class));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(MailboxProperties.class)
	static class Declared {

		@Bean
		MailboxSettings settings(MailboxProperties properties, SslBundles bundles) {
			return new MailboxDeclaration(bundles).settings(properties);
		}

	}

}
