package dev.lundi.subscriber;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Who left may change their mind for a day, and say why they left. */
class UndoTests extends PreferencesScene {

	private static final Map<String, String> LEAVE = Map.of("List-Unsubscribe", "One-Click");

	private static final Map<String, String> UNDO = Map.of("do", "undo");

	private String way = "";

	@BeforeEach
	void aWayOut() {
		db.sql("delete from unsubscribe_reason").update();
		way = path(links.unsubscribe("edito", ada).page());
	}

	@Test
	void oneButtonBringsBackWhoHasJustLeft() {
		Document left = page(post(way, LEAVE));
		assertThat(left.select("button[name=do][value=undo]").eachText()).containsExactly("Annuler et rester abonné");
		assertThat(page(post(way, UNDO)).select("[role=status]").text()).contains("de nouveau abonné");
		assertThat(subscription("edito")).isEqualTo("CONFIRMED");
		assertThat(actions()).containsExactly("CONFIRMED", "ENDED", "RESUMED");
	}

	@Test
	void theSameLinkOffersItForADay() {
		post(way, LEAVE);
		clock.advance(Duration.ofHours(23));
		assertThat(page(get(way)).select("button[value=undo]")).hasSize(1);
		clock.advance(Duration.ofHours(2));
		assertThat(page(get(way)).select("button[value=undo]")).isEmpty();
		assertThat(page(post(way, UNDO)).select("[role=alert]").text()).contains("Rien n’a changé");
		assertThat(subscription("edito")).isEqualTo("UNSUBSCRIBED");
	}

	@Test
	void whoNeverConfirmedIsNotBroughtIn() {
		db.sql("update subscription set status = 'PENDING', confirmed_at = null where subscriber = ?")
			.param(ada)
			.update();
		post(way, LEAVE);
		post(way, UNDO);
		assertThat(subscription("edito")).isEqualTo("UNSUBSCRIBED");
	}

	@Test
	void whoHasNotLeftHasNothingToUndo() {
		post(way, UNDO);
		assertThat(actions()).containsExactly("CONFIRMED");
	}

	@Test
	void aReasonIsCountedWithoutSayingWhoseItIs() {
		post(way, LEAVE);
		Document thanks = page(post(way, Map.of("do", "reason", "reason", "TOO_OFTEN")));
		assertThat(thanks.select("[role=status]").text()).contains("comptée");
		assertThat(db.sql("select newsletter || ' ' || reason || ' ' || people from unsubscribe_reason")
			.query(String.class)
			.list()).containsExactly("edito TOO_OFTEN 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "too_often", "'; drop table subscriber", "OTHER,OTHER" })
	void anythingElseIsNotCounted(String reason) {
		post(way, LEAVE);
		assertThat(post(way, Map.of("do", "reason", "reason", reason)).statusCode()).isEqualTo(200);
		assertThat(db.sql("select count(*) from unsubscribe_reason").query(Long.class).single()).isZero();
	}

	@Test
	void whoHasNotLeftCannotSayWhy() {
		post(way, Map.of("do", "reason", "reason", "OTHER"));
		assertThat(db.sql("select count(*) from unsubscribe_reason").query(Long.class).single()).isZero();
	}

	private List<String> actions() {
		return db.sql("select action from consent where subscriber = ? order by id")
			.param(ada)
			.query((row, number) -> row.getString(1))
			.list();
	}

}
