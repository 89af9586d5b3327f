package dev.lundi.privacy;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

import dev.lundi.content.Week;
import dev.lundi.pipeline.WeeklyRuns;
import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import dev.lundi.subscriber.SuppressionReason;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What a reader gets who wants to have it all. */
class ExportTests extends PrivacyScene {

	@Autowired
	private WeeklyRuns runs;

	@Test
	void itIsAFileThatNobodyKeepsOnTheWay() {
		HttpResponse<String> answer = post(errand(Purpose.EXPORT, ada), "");
		HttpHeaders headers = answer.headers();
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(headers.firstValue("content-type").orElseThrow()).startsWith("application/json");
		assertThat(headers.firstValue("content-disposition").orElseThrow())
			.matches("attachment; filename=\"lundi-20..-..-..\\.json\"");
		assertThat(headers.firstValue("cache-control").orElseThrow()).contains("no-store");
	}

	@Test
	void itTellsAllOfThePersonAndNothingOfAnother() {
		runs.start("edito", Week.parse("2026-W10"), "test").join();
		String body = post(errand(Purpose.EXPORT, ada), "").body();
		JsonNode export = JsonMapper.shared().readTree(body);
		assertThat(export.at("/subscriber/0/email").asString()).isEqualTo(ADA.value());
		assertThat(export.at("/subscriber/0/name").asString()).isEqualTo(NAME);
		assertThat(export.at("/subscriptions/0/status").asString()).isEqualTo("CONFIRMED");
		JsonNode last = export.get("consents").values().stream().toList().getLast();
		assertThat(last.get("action").asString()).isEqualTo("CONFIRMED");
		assertThat(last.get("wording").asString()).contains("« L’édito du lundi »");
		assertThat(last.get("ip").asString()).isEqualTo(IP);
		assertThat(export.at("/deliveries/0/week").asString()).isEqualTo("2026-W10");
		assertThat(export.at("/deliveries/0/status").asString()).isEqualTo("ACCEPTED");
		assertThat(export.get("attempts").values()).extracting((attempt) -> attempt.get("event").asString())
			.containsExactly("ATTEMPTING", "ACCEPTED");
		assertThat(export.at("/attempts/0/at").asString()).matches("20..-..-..T..:..:.*Z");
		assertThat(export.at("/notices/0/kind").asString()).isEqualTo("EXPORT");
		assertThat(body).doesNotContain("bo@example.org");
	}

	/**
	 * Nobody can have such a link sent any more; one that was sent before still serves.
	 */
	@Test
	void itTellsWhyNothingIsSent() {
		String link = errand(Purpose.EXPORT, ada);
		suppressions.add(ADA, SuppressionReason.COMPLAINT);
		JsonNode export = JsonMapper.shared().readTree(post(link, "").body());
		assertThat(export.at("/suppression/0/reason").asString()).isEqualTo("COMPLAINT");
		assertThat(export.at("/suppression/0/address_hash").asString()).matches("[0-9a-f]{64}");
	}

}
