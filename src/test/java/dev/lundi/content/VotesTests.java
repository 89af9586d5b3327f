package dev.lundi.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.lundi.reason.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What readers voted, where a source tells it. */
class VotesTests {

	private static final ContentSources SOURCES = new ContentSources(
			Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC));

	private static final Week W47 = Week.parse("2026-W47");

	@Test
	void areWhereThePathsOfTheSettingsLead() {
		try (var site = new WordPressStandIn(ZoneOffset.UTC)) {
			site.post(12, "2026-11-16T07:30:00Z", "L’édito", Map.of());
			comment(site, 31, Map.of("meta", Map.of("likes", 12, "dislikes", "3")));
			comment(site, 32, Map.of("meta", Map.of("likes", -4)));
			comment(site, 33, Map.of("meta", List.of()));
			comment(site, 34, Map.of("meta", Map.of("likes", "beaucoup")));
			comment(site, 35, Map.of("meta", Map.of("likes", 1e300)));
			var content = gather(site, new VotePaths("/meta/likes", "/meta/dislikes"));
			assertThat(content.comments()).extracting(Comment::votes)
				.containsExactly(new Votes(12, 3), new Votes(0, 0), null, null, new Votes(1_000_000_000, 0));
			assertThat(content.caveats()).isEmpty();
			assertThat(gather(site, null).comments()).extracting(Comment::votes).containsOnlyNulls();
		}
	}

	@Test
	void aPathThatLeadsNowhereIsToldOf() {
		try (var site = new WordPressStandIn(ZoneOffset.UTC)) {
			site.post(12, "2026-11-16T07:30:00Z", "L’édito", Map.of());
			comment(site, 31, Map.of("meta", Map.of("likes", 12)));
			var content = gather(site, new VotePaths("/meta/stars", null));
			assertThat(content.comments()).hasSize(1);
			assertThat(content.caveats()).containsExactly(Reason.of("source.no-votes", "/meta/stars"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "/meta/likes,,true", "/meta/likes/0,/x,true", "meta,,false", "/meta/likes,x,false", ",/x,false",
			"'/a,b',,false", "'/a&_embed',,false", "/,,false" })
	void onlyPathsThatCanBeAskedForAreTaken(String up, String down, boolean valid) {
		assertThat(new VotePaths(up, down).valid()).isEqualTo(valid);
	}

	@Test
	void aFolderHasThemBesideTheComment(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("a.md"), "---\ntitle: A\npublished: 2026-11-16T07:30\n---\nMots.\n");
		var start = "- id: 1\n  published: 2026-11-16T09:00\n  text: Oui.\n  votes: ";
		var comments = folder.resolve("a.comments.yaml");
		Files.writeString(comments, start + "12\n  votes-against: 3\n");
		var source = SOURCES.open(
				new SourceSettings(SourceSettings.Type.FOLDER, null, folder, null, null, null, null, null, false),
				ZoneOffset.UTC);
		assertThat(source.gather(W47).comments()).extracting(Comment::votes).containsExactly(new Votes(12, 3));
		Files.writeString(comments, start + "beaucoup\n");
		assertThatExceptionOfType(SourceException.class).isThrownBy(() -> source.gather(W47))
			.withMessageContaining("line 4")
			.withMessageContaining("beaucoup");
	}

	private static void comment(WordPressStandIn site, int id, Map<String, ?> more) {
		site.comment(id, 12, 0, "2026-11-16T09:00:%02dZ".formatted(id), more);
	}

	private static WeekContent gather(WordPressStandIn site, @Nullable VotePaths votes) {
		return SOURCES
			.open(new SourceSettings(SourceSettings.Type.WORDPRESS, site.url(), null, null, null, null, null, votes,
					true), ZoneOffset.UTC)
			.gather(W47);
	}

}
