package dev.lundi.roster;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.lundi.console.HttpOperator.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** S14: subscribers as a file, and back. */
class ExportTests extends RosterScene {

	private static final String EXPORT = PAGE + "/export?newsletter=edito";

	@Test
	void whatIsExportedIsImportedWithEveryValue() {
		importing(nora(), HEADER + """
				Lea.Pic@example.org,Léa « la rouge »,fr,Europe/Paris,2025-03-12T09:08:07.654321Z,salon du livre
				=cmd@example.org,=1+1,en,,2025-03-12,+33 1
				-a@example.org,-,pt-BR,America/Sao_Paulo,2025-03-12,@ccueil
				+b@example.org,@x,fr,,2025-03-12,"ligne une
				ligne deux"
				c@example.org,'''=1,fr,,2025-03-12,'-
				d@example.org,"Un, ""deux""; trois",fr,,,
				""");
		unsubscribed("partie@example.org");
		String file = nora().get(EXPORT).body();
		assertThat(file).contains("\n'=cmd@example.org,'=1+1,en,,", "\n'-a@example.org,'-,pt-BR,", ",'@x,fr,",
				",'+33 1,", ",'@ccueil,", ",'''=1,", ",'-,");
		Map<String, String> before = states();
		startWithNothing();
		assertThat(importing(nora(), file).get("bad")).isZero();
		assertThat(states()).isEqualTo(before);
		assertThat(sorted(nora().get(EXPORT).body())).isEqualTo(sorted(file.replace(",sample,", ",,")));
	}

	/** As people come in another order the second time. */
	private static String sorted(String file) {
		return file.lines().sorted().collect(Collectors.joining("\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+33", "-", "@x", "\tx", "\rx", "'=1", "''@", "x", "'x", "", "a=b", "'" })
	void aCellBeginsNoFormulaAndComesBackAsItWas(String value) {
		String cell = Cell.harden(value);
		assertThat(cell).doesNotStartWith("=")
			.doesNotStartWith("+")
			.doesNotStartWith("-")
			.doesNotStartWith("@")
			.doesNotStartWith("\t")
			.doesNotStartWith("\r");
		assertThat(Cell.value(cell)).isEqualTo(value);
	}

	@Test
	void theFileHoldsThoseOfOneStatusAndSaysItIsUtf8WhenAsked() {
		subscriber("la@example.org");
		unsubscribed("partie@example.org");
		Answer all = nora().get(EXPORT);
		assertThat(all.body().lines()).hasSize(3)
			.first()
			.isEqualTo("email,name,language,zone,confirmed_at,consent_source,status");
		Answer gone = nora().get(EXPORT + "&status=unsubscribed&bom=true");
		assertThat(gone.body().lines()).hasSize(2).last().asString().startsWith("partie@").endsWith(",unsubscribed");
		assertThat(gone.body()).startsWith("\uFEFFemail,");
		assertThat(nora().get(PAGE + "/export?newsletter=inconnue").status()).isEqualTo(404);
		assertThat(nora().get(EXPORT + "&status=inconnu").status()).isEqualTo(404);
	}

	@Test
	void theFileIsWholeWhenItTakesManyParts() {
		String rows = IntStream.range(0, 2500)
			.mapToObj((n) -> "lecteur" + n + "@example.org,,,,2025-03-12,site " + n + "\n")
			.collect(Collectors.joining());
		importing(nora(), HEADER + rows);
		assertThat(nora().get(EXPORT).body().lines().skip(1).distinct()).hasSize(2500)
			.allMatch((line) -> line.matches("lecteur(\\d+)@example.org,,fr,,2025-03-11T23:00:00Z,site \\1,confirmed"));
	}

}
