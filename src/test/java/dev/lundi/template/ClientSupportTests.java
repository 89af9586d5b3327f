package dev.lundi.template;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mails use what mail programs support, or know what happens where they do not: see
 * {@code client-support.csv}.
 */
class ClientSupportTests {

	private final SupportTable table = new SupportTable();

	static Stream<Mail> mails() {
		return Mail.each();
	}

	@ParameterizedTest
	@MethodSource("mails")
	void usesNothingThatMailProgramsLackUnlessThatIsHarmless(Mail mail) {
		SortedSet<String> used = Features.of(mail.html());
		assertThat(used).hasSizeGreaterThan(50).contains("css-padding", "html-table", "html-role");
		assertThat(used.stream().map(table::complaint).flatMap(Optional::stream)).isEmpty();
	}

	@Test
	void aNewFeatureIsNamedWithTheProgramsThatLackIt() {
		SortedSet<String> used = Features.of(Jsoup.parse("<style>p:hover{gap:1px}</style><p style='display:flex'>x"));
		List<String> complaints = used.stream().map(table::complaint).flatMap(Optional::stream).toList();
		assertThat(complaints).anyMatch((words) -> words.startsWith("css-gap is new here. If caniemail.com knows it"))
			.anyMatch((words) -> words.startsWith("css-pseudo-class-hover does not work in: gmail.ios"))
			.anyMatch((words) -> words.startsWith("css-display-flex does not work in: ")
					&& words.contains(" outlook.windows ")
					&& words.contains("Do without it, or say in a row of client-support.csv"));
	}

}
