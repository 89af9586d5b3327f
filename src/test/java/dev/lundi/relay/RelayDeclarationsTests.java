package dev.lundi.relay;

import java.time.LocalDate;

import dev.lundi.limits.Rate;
import dev.lundi.limits.WarmUp;
import dev.lundi.relay.RelaySettings.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class RelayDeclarationsTests {

	private final ApplicationContextRunner start = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
		.withUserConfiguration(RelayConfiguration.class);

	@Test
	void severalRelaysHaveTheirOwnLimits() {
		start.withPropertyValues("lundi.relays[0].name=fast", "lundi.relays[0].host=a.example",
				"lundi.relays[0].rate=600/min", "lundi.relays[0].weight=3", "lundi.relays[0].connections=4",
				"lundi.relays[1].name=new", "lundi.relays[1].host=b.example", "lundi.relays[1].warm-up.first-day=50",
				"lundi.relays[1].warm-up.since=2026-11-23", "spring.mail.host=ignored.example")
			.run((context) -> assertThat(context.getBean(Relays.class).all()).containsExactly(
					new Relay("fast", 3, 4, Rate.parse("600/min"), null),
					new Relay("new", 1, 0, null, new WarmUp(LocalDate.of(2026, 11, 23), 50, 1.5))));
	}

	@Test
	void theOneRelayOfSpringIsCalledMain() {
		start.withPropertyValues("spring.mail.host=relay.example")
			.run((context) -> assertThat(context.getBean(Relays.class).all()).containsExactly(Relay.unlimited("main")));
	}

	@Test
	void whereNoneIsDeclaredTheInboxIsTheRelay() {
		start.run(
				(context) -> assertThat(context.getBean(Relays.class).all()).containsExactly(Relay.unlimited("inbox")));
	}

	@ParameterizedTest
	@CsvSource({ "relay.example,,,STARTTLS,25", "relay.example,465,,IMPLICIT,465", "relay.example,587,none,NONE,587",
			"relay.example,,implicit,IMPLICIT,465", "localhost,,,NONE,25", "127.0.0.7,2525,,NONE,2525",
			"[::1],,,NONE,25", "localhost,,starttls,STARTTLS,25", "localhost.example,,,STARTTLS,25",
			"10.0.0.1,,,STARTTLS,25" })
	void whatLeavesThisMachineIsEncrypted(String host, String port, String tls, Tls expected, int expectedPort) {
		String text = "lundi.relays[0].name=a,lundi.relays[0].host=" + host
				+ ((port != null) ? ",lundi.relays[0].port=" + port : "")
				+ ((tls != null) ? ",lundi.relays[0].tls=" + tls : "");
		start.withPropertyValues(text.split(","))
			.run((context) -> assertSecured(context.getBean(Relays.class), expected, expectedPort));
		start
			.withPropertyValues(text.replace("lundi.relays[0].tls", "lundi.relay.tls")
				.replace("lundi.relays[0]", "spring.mail")
				.split(","))
			.run((context) -> assertSecured(context.getBean(Relays.class), expected, expectedPort));
	}

	@Test
	void springsOwnWordsForTlsCount() {
		for (String words : new String[] { "spring.mail.ssl.enabled=true", "spring.mail.protocol=smtps",
				"spring.mail.properties.mail.smtp.ssl.enable=true" }) {
			start.withPropertyValues("spring.mail.host=relay.example", "spring.mail.port=2465", words)
				.run((context) -> assertSecured(context.getBean(Relays.class), Tls.IMPLICIT, 2465));
		}
		start.withPropertyValues("spring.mail.host=relay.example", "spring.mail.ssl.verify-hostname=false")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("spring.mail.ssl.verify-hostname"));
	}

	private static void assertSecured(Relays relays, Tls tls, int port) {
		RelaySettings settings = relays.opening(relays.all().getFirst(), Patience.SHORT, (step) -> {
		}).relay();
		assertThat(settings.security().tls()).isEqualTo(tls);
		assertThat(settings.port()).isEqualTo(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mail.smtp.ssl.trust=*", "mail.smtps.ssl.trust=relay.example",
			"mail.smtp.ssl.checkserveridentity=false", "mail.smtp.ssl.socketFactory.class=a.B",
			"mail.smtp.socketFactory.class=a.B", "mail.smtp.ssl.hostnameverifier.class=a.B" })
	void noPropertyOfAngusLeavesTheCertificateUnchecked(String property) {
		start.withPropertyValues("spring.mail.host=relay.example", "spring.mail.properties." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidRelayException.class)
				.hasMessageContaining("spring.mail.properties." + property.substring(0, property.indexOf('='))));
		start
			.withPropertyValues("spring.mail.host=relay.example", "lundi.relay.tls=none",
					"spring.mail.properties." + property)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "mail.smtp.proxy.host", "mail.smtp.socks.port", "mail.smtp.localaddress" })
	void aPropertyOfAngusThatWouldHaveNoEffectIsNotSilentlyIgnored(String property) {
		start.withPropertyValues("spring.mail.host=relay.example", "spring.mail.properties." + property + "=1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("spring.mail.properties." + property + " has no effect"));
	}

	@Test
	void commonPropertiesOfAngusAreWelcome() {
		start
			.withPropertyValues("spring.mail.host=relay.example", "spring.mail.properties.mail.smtp.auth=true",
					"spring.mail.properties.mail.smtp.starttls.enable=true",
					"spring.mail.properties.mail.smtp.ssl.checkserveridentity=true",
					"spring.mail.properties.mail.smtp.localhost=lettre.example")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource({ "name,,name is missing", "name,Ä b,name has small letters", "host,,host is missing",
			"port,70000,port is between", "weight,0,weight is at least 1", "connections,-1,connections is at least 1",
			"rate,fast,rate: \"fast\" is no rate", "username,lundi,password is missing",
			"warm-up.growth,2,warm-up.first-day is a number", "warm-up.first-day,5,warm-up.since is the first day" })
	void whatCannotBeMeantIsSaidInASentence(String setting, String value, String message) {
		start
			.withPropertyValues("lundi.relays[0].name=a", "lundi.relays[0].host=a.example",
					"lundi.relays[0].%s=%s".formatted(setting, (value != null) ? value : ""))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidRelayException.class)
				.hasMessageContaining("lundi.relays[0]." + message));
	}

	@Test
	void twoRelaysCannotShareAName() {
		start
			.withPropertyValues("lundi.relays[0].name=a", "lundi.relays[0].host=a.example", "lundi.relays[1].name=a",
					"lundi.relays[1].host=b.example")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("lundi.relays[1].name is another relay's name too."));
	}

}
