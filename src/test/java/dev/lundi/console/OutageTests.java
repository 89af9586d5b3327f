package dev.lundi.console;

import java.time.Duration;
import java.util.List;

import dev.lundi.pipeline.RunStatus;
import dev.lundi.support.Until;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A relay that goes away during a mailing, as an operator sees it over HTTP. */
class OutageTests extends HttpScene {

	@Test
	void triedNowItGoesOnWithinTwoSeconds() {
		readers(5);
		relay.server().vanish();
		HttpOperator nora = nora();
		start(nora);
		Until.holds("the relay is interrupted",
				() -> !nora.get("/console/relays").document().select("#relay-main .outage").isEmpty());
		Document page = nora.get("/console/relays").document();
		assertThat(page.select("#relay-main .heading .state").text()).isEqualTo("interrompu");
		assertThat(page.select("#relay-main .outage").text()).contains("Le relais 127.0.0.1:", "ne peut pas servir",
				"Vérifiez qu’il tourne", "Prochain essai le", "Essayer main maintenant");
		Until.holds("the first page says so",
				() -> nora.get("/console").document().select("h1").text().contains("n’avance pas"));
		assertThat(nora.get(RUN).document().select(".progress").text()).contains("Interrompu", "le relais main",
				"Prochain essai", "Voir les relais");
		relay.server().open();
		long pressed = System.nanoTime();
		assertThat(nora.press("/console/relays/try-now", "breaker", "relay:main").location())
			.endsWith("/console/relays");
		Until.holds("the first mail has arrived", () -> !relay.received().isEmpty());
		assertThat(Duration.ofNanos(System.nanoTime() - pressed)).isLessThan(Duration.ofSeconds(2));
		awaitRun(RunStatus.COMPLETED);
		assertThat(relay.copies()).hasSize(5);
		assertThat(nora.get("/console/relays").document().select("#relay-main .outage")).isEmpty();
	}

	@Test
	void whatIsNotInterruptedIsNotTried() {
		HttpOperator nora = nora();
		for (String breaker : List.of("relay:main", "relay:nobody", "<b>")) {
			HttpOperator.Answer refused = nora.press("/console/relays/try-now", "breaker", breaker);
			assertThat(refused.status()).as(breaker).isEqualTo(409);
			assertThat(refused.alert()).as(breaker).contains("« %s » n’est pas interrompu".formatted(breaker));
		}
		assertThat(nora.press("/console/relays/try-now").status()).isEqualTo(409);
		assertThat(db.sql("select count(*) from breaker").query(Long.class).single()).isZero();
	}

}
