package dev.lundi.content;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WordPressJsonTests {

	private static final String POST = """
			{"id": 1, "date_gmt": "2026-11-16T07:30:00", "title": {"rendered": "Un"}, "content": {"rendered": "Corps"}}""";

	@Test
	void aPostNeedsNoMoreThanItsNumberDateTitleAndBody() {
		var item = WordPressJson.item(json(POST), URI.create("https://blog.example"), false);
		assertThat(item.editorial().html()).isEqualTo("<p>Corps</p>");
		assertThat(item.editorial().byline().author()).isEmpty();
		assertThat(item.writtenBy("")).isFalse();
		assertThat(item.asArticle()).isEmpty();
	}

	@Test
	void aPostLongerThanAMailShowsIsCutWithALinkToTheRest() {
		var post = POST.replace("Corps", "<p>Mot à mot.</p>".repeat(6_000))
			.replace("\"id\"", "\"link\": \"https://blog.example/1/\", \"id\"");
		var item = WordPressJson.item(json(post), URI.create("https://blog.example"), false);
		assertThat(item.editorial().html())
			.endsWith("…</p><p><a href=\"https://blog.example/1/\">Un (blog.example)</a></p>");
		assertThat(item.notices()).singleElement()
			.satisfies(notice -> assertThat(notice.toString()).contains("longer", "Un"));
	}

	@ParameterizedTest
	@CsvSource({ "date_gmt, without date_gmt", "title, without title.rendered", "content, without content.rendered" })
	void aPostThatLacksAFieldIsRefused(String field, String cause) {
		assertRefused(POST.replace(field, "x"), cause);
	}

	@Test
	void aDateThatIsNoneIsRefused() {
		assertRefused(POST.replace("2026-11-16T07:30:00", "hier"), "without a date in date_gmt");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"1&x=y\"", "\"1\"", "null", "1.5", "{}" })
	void anIdThatIsNoNumberIsRefused(String id) {
		assertRefused(POST.replace("\"id\": 1", "\"id\": " + id), "without a number in id");
	}

	@Test
	void aSiteThatHidesItsCategoriesIsRefusedWhereTheyMatter() {
		assertThatExceptionOfType(SourceException.class)
			.isThrownBy(() -> WordPressJson.item(json(POST), URI.create("https://blog.example"), true))
			.withMessageContainingAll("id 1", "its categories", "plugin");
	}

	private static void assertRefused(String post, String cause) {
		assertThatExceptionOfType(SourceException.class)
			.isThrownBy(() -> WordPressJson.item(json(post), URI.create("https://blog.example"), false))
			.withMessageContainingAll(cause, "plugin");
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

}
