package dev.lundi.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.stream.Stream;

import dev.lundi.proof.Certificate;
import dev.lundi.proof.Fault;
import dev.lundi.proof.FaultyRelay;
import dev.lundi.proof.Manner;
import dev.lundi.proof.Moment;
import dev.lundi.proof.Script;
import dev.lundi.support.LundiTest;
import dev.lundi.support.WitnessRelay;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The relays' page over HTTP: one relay that works, and four that do not. */
@LundiTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "lundi.accounts.nora.password={noop}sesame", "lundi.accounts.nora.roles=operator",
		"lundi.base-url=http://127.0.0.1", "lundi.delivery.domains.gmail.rate=10/s",
		"lundi.delivery.domains.gmail.connections=2" })
class RelayPagesTests {

	private static final String PAGE = "/console/relays";

	@LocalServerPort
	private int port;

	@Autowired
	private WitnessRelay witness;

	@Autowired
	@Qualifier("locked")
	private FaultyRelay locked;

	@BeforeEach
	void behave() {
		witness.forget();
		locked.forget();
	}

	private HttpOperator nora() {
		return new HttpOperator(port, Locale.FRENCH);
	}

	@Test
	void everyRelayIsListedWithItsAddressAndTheLimitsInForce() {
		HttpOperator.Answer answer = nora().get(PAGE);
		Document page = answer.document();
		assertThat(page.select(".relay h2").eachText()).containsExactly("principal", "mot-de-passe", "nulle-part",
				"certificat", "ferme");
		assertThat(page.select("#relay-principal .facts").text()).contains("127.0.0.1:" + witness.port(),
				"Chiffrement aucun", "Compte aucun", "Poids 2", "Connexions 3 au plus", "Débit 20 par seconde");
		assertThat(page.select("#relay-principal .heading .state").text()).isEqualTo("en service");
		assertThat(page.select("#relay-certificat .facts").text()).contains("STARTTLS, exigé", "sans limite propre",
				"sans limite");
		assertThat(page.select("#relay-mot-de-passe .facts").text()).contains("avec mot de passe");
		assertThat(page.select(".groups tbody tr").eachText())
			.containsExactly("gmail en service 10 par seconde 2 au plus");
		assertThat(plain(page.select("main").text())).contains("Tous relais confondus : 1 000 par seconde");
		assertThat(answer.body()).doesNotContain(FiveRelays.PASSWORD);
	}

	@Test
	void aRelayThatWorksIsShownStepByStepAndGetsNoMail() {
		Element report = tested(nora(), "principal");
		assertThat(report.select("[role=status]").text()).contains("Le relais va jusqu’au bout", "bounce-0-0-",
				"@lundi.example", "Aucun mail n’est parti");
		assertThat(report.select(".steps .state").eachText()).containsExactly("Nom", "Connexion", "Accueil",
				"Présentation (EHLO)", "Expéditeur (MAIL FROM)", "Congé (RSET)");
		assertThat(report.select(".steps .answer").eachText().getLast()).startsWith("250 ");
		assertThat(witness.received()).isEmpty();
		assertThat(witness.server().misdeeds()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					mot-de-passe | Compte (AUTH) | 535                   | lundi.relays[1].username et lundi.relays[1].password
					nulle-part   | Nom           | no-such-host.invalid  | Aucun hôte de ce nom n’a été trouvé : vérifiez lundi.relays[2].host
					certificat   | Chiffrement   |                       | nommez la vôtre avec lundi.relays[3].ssl-bundle
					ferme        | Connexion     | refused               | Vérifiez qu’il tourne
					""")
	void aRelayThatDoesNotWorkIsShownWithTheStepTheAnswerAndTheRemedy(String name, String step, String answer,
			String remedy) {
		Element report = tested(nora(), name);
		String alert = plain(report.select("[role=alert]").text());
		assertThat(alert).startsWith("Le test s’est arrêté à l’étape « %s ».".formatted(step)).contains(remedy);
		assertThat(report.select(".steps li").eachText().getLast()).startsWith(step)
			.contains((answer != null) ? answer : "");
		assertThat(report.select(".steps .rejected")).hasSize(1);
	}

	@Test
	void theRemedyIsInTheLanguageOfThePage() {
		Element report = tested(new HttpOperator(port, Locale.ENGLISH), "mot-de-passe");
		assertThat(report.select("[role=alert]").text()).isEqualTo("The test stopped at the step “Account (AUTH)”. "
				+ "The relay refuses our credentials: check lundi.relays[1].username and lundi.relays[1].password.");
	}

	@Test
	void nothingThatTheRelaySaysBecomesMarkupAndNoSecretThatItRepeatsIsShown() {
		locked.follow(Script.always(Moment.AUTH,
				Fault.answer("535 5.7.8 %s </bdi><script>alert(1)</script><img src=x onerror=alert(1)> %s"
					.formatted(FiveRelays.PASSWORD, "x".repeat(2000)))));
		HttpOperator.Answer answer = nora().press(PAGE + "/mot-de-passe/test");
		assertThat(answer.body()).doesNotContain(FiveRelays.PASSWORD);
		assertThat(answer.document().select("script:not([src^=/webjars/]), [onerror], [style], style")).isEmpty();
		String reply = answer.document().select(".steps .answer").eachText().getLast();
		assertThat(reply).startsWith("535 5.7.8 … </bdi><script>alert(1)</script>").hasSizeLessThan(530);
	}

	@Test
	void onlyPressingTheButtonTests() {
		long connections = witness.server().connections();
		HttpOperator nora = nora();
		assertThat(nora.get(PAGE).status()).isEqualTo(200);
		assertThat(nora.get(PAGE + "/principal/test").status()).isEqualTo(405);
		assertThat(nora.press(PAGE + "/inconnu/test").status()).isEqualTo(404);
		assertThat(witness.server().connections()).isEqualTo(connections);
	}

	private static Element tested(HttpOperator operator, String name) {
		HttpOperator.Answer answer = operator.press(PAGE + "/" + name + "/test");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.document().select(".report")).hasSize(1);
		return answer.document().select("#relay-" + name + " .report").getFirst();
	}

	private static String plain(String text) {
		return text.replace('\u00a0', ' ').replace('\u202f', ' ');
	}

	/** The relays that there are. */
	@TestConfiguration(proxyBeanMethods = false)
	static class FiveRelays {

		static final String PASSWORD = "s3cret-pass";

		@Bean(destroyMethod = "close")
		FaultyRelay locked() {
			return new FaultyRelay(Manner.PLAIN.asking("lundi", "another"));
		}

		@Bean(destroyMethod = "close")
		FaultyRelay selfSigned() {
			Certificate.trusted(); // makes them all, which takes longer than a relay may
			return new FaultyRelay(Manner.PLAIN.showing(Certificate.SELF_SIGNED));
		}

		@Bean
		DynamicPropertyRegistrar declaredRelays(WitnessRelay witness, @Qualifier("locked") FaultyRelay locked,
				@Qualifier("selfSigned") FaultyRelay selfSigned) {
			int closed = closedPort();
			return (properties) -> Stream
				.of("[0].name=principal", "[0].host=127.0.0.1", "[0].port=" + witness.port(), "[0].weight=2",
						"[0].connections=3", "[0].rate=20/s", "[1].name=mot-de-passe", "[1].host=127.0.0.1",
						"[1].port=" + locked.port(), "[1].username=lundi", "[1].password=" + PASSWORD,
						"[2].name=nulle-part", "[2].host=no-such-host.invalid", "[3].name=certificat",
						"[3].host=127.0.0.1", "[3].port=" + selfSigned.port(), "[3].tls=starttls", "[4].name=ferme",
						"[4].host=127.0.0.1", "[4].port=" + closed)
				.map((property) -> property.split("=", 2))
				.forEach((property) -> properties.add("lundi.relays" + property[0], () -> property[1]));
		}

		private static int closedPort() {
			try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
