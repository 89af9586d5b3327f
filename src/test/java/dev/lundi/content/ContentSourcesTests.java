package dev.lundi.content;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ContentSourcesTests {

	private final ContentSources sources = new ContentSources(Clock.systemUTC());

	@Test
	void aWordPressSourceNeedsItsUrl() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> open(SourceSettings.Type.WORDPRESS, null, Path.of("x"), null))
			.withMessageContainingAll("source.url is missing", "https://blog.example");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "blog.example", "/wp", "ftp://blog.example", "https:///x", "file:///etc", "mailto:a@b.example",
					"https://nom:secret@blog.example", "https://blog.example/?p=1", "https://blog.example/#a" })
	void whatIsNoAddressOfASiteIsRefused(String url) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> open(SourceSettings.Type.WORDPRESS, URI.create(url), null, null))
			.withMessageContainingAll("source.url is not the address of a site", "https://blog.example")
			.withMessageNotContainingAny("secret");
	}

	@Test
	void aFolderSourceNeedsItsPath() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> open(SourceSettings.Type.FOLDER, URI.create("https://blog.example"), null, null))
			.withMessageContainingAll("source.path is missing", "/srv/edito");
		assertThatIllegalArgumentException().isThrownBy(() -> open(SourceSettings.Type.FOLDER, null, Path.of(""), null))
			.withMessageContaining("source.path is missing");
	}

	@Test
	void aBrokenTitlePatternIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> open(SourceSettings.Type.FOLDER, null, Path.of("x"), "édito ("))
			.withMessageContainingAll("source.title-pattern is not a regular expression", "édito (", "write it like");
	}

	@Test
	void openingAsksForNothingYet() {
		assertThat(open(SourceSettings.Type.WORDPRESS, URI.create("https://nulle-part.invalid/blog"), null, " "))
			.isNotNull();
		assertThat(open(SourceSettings.Type.FOLDER, null, Path.of("absent"), "^L’édito")).isNotNull();
	}

	private ContentSource open(SourceSettings.Type type, @Nullable URI url, @Nullable Path path,
			@Nullable String titlePattern) {
		return sources.open(new SourceSettings(type, url, path, null, null, null, titlePattern, null, false),
				ZoneOffset.UTC);
	}

}
