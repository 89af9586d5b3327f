package dev.lundi.roster;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

import dev.lundi.console.HttpOperator.Answer;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** B17: how files are written, and what is wrong with some. */
class FileFormTests extends RosterScene {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			UTF-8        |        | ,   | Lu en UTF-8, séparé par des virgules.
			UTF-8        |        | ;   | Lu en UTF-8, séparé par des points-virgules.
			UTF-8        | EFBBBF | tab | Lu en UTF-8 BOM, séparé par des tabulations.
			UTF-8        | EFBBBF | ,   | Lu en UTF-8 BOM, séparé par des virgules.
			UTF-16LE     | FFFE   | tab | Lu en UTF-16LE, séparé par des tabulations.
			UTF-16BE     | FEFF   | ;   | Lu en UTF-16BE, séparé par des points-virgules.
			windows-1252 |        | ;   | Lu en windows-1252, séparé par des points-virgules.
			ISO-8859-1   |        | ,   | Lu en windows-1252, séparé par des virgules.
			""")
	void aFileIsReadAsItIsWritten(String charset, String mark, String separator, String said) {
		String csv = """
				Courriel,NOM,Téléphone,Langue
				lea@example.org,"Léa ""la rouge"", d’ici",01,fr
				""".replace("’", charset.equals("ISO-8859-1") ? "'" : "’");
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes((mark == null) ? new byte[0] : HexFormat.of().parseHex(mark));
		file.writeBytes(separated(csv, separator.equals("tab") ? "\t" : separator).getBytes(Charset.forName(charset)));
		String path = read(nora(), file.toByteArray());
		assertThat(plain(nora().get(path).document().select("main").text())).contains(said,
				"Colonnes laissées de côté : Téléphone.");
		nora().press(path + "/run");
		settled(path);
		assertThat(db.sql("select name from subscriber").query(String.class).single().replace('\'', '’'))
			.isEqualTo("Léa \"la rouge\", d’ici");
	}

	/** Commas outside of quotes become another separator. */
	private static String separated(String csv, String separator) {
		return csv.replaceAll(",(?=(?:[^\"\n]*\"[^\"\n]*\")*[^\"\n]*(\n|$))", separator);
	}

	@Test
	void anEmptyFileIsRefusedAtOnce() {
		Answer answer = nora().upload(PAGE + "/imports", "vide.csv", BodyPublishers.noBody(), "newsletter", "edito");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.alert()).startsWith("Rien n’a été lu : choisissez un fichier");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					nom,prénom\\nLéa,Pic                        | Aucune colonne ne s’appelle email, courriel ou adresse. La première ligne dit : nom, prénom.
					email,courriel\\na@example.org,b@example.org | Deux colonnes veulent dire « email ».
					a@example.org\\nb@example.org               | Aucune colonne ne s’appelle email
					email,name\\na@example.org,"Léa\\n            | Un guillemet ouvert après la ligne 1 n’est jamais fermé.
					\\n\\n                                       | Ce fichier est vide.
					""")
	void aHeaderThatNamesNoAddressOrAColumnTwiceIsRefusedInWords(String csv, String said) {
		String path = read(nora(), csv.replace("\\n", "\n"));
		Document page = nora().get(path).document();
		assertThat(plain(page.select(".notice.rejected").text())).startsWith(said).endsWith("Rien n’est importé.");
		assertThat(page.select("form[action$=/run], .fates")).isEmpty();
		assertThat(states()).isEmpty();
	}

	@Test
	void aFileThatIsNoTextIsRefusedInWords() {
		byte[] noise = new byte[5000];
		new Random(1).nextBytes(noise);
		assertThat(refusal(noise)).startsWith("Ce fichier n’est pas du texte.");
		assertThat(refusal("PK\3\4 and so on".getBytes(StandardCharsets.ISO_8859_1)))
			.startsWith("Ce fichier est un classeur ou une archive.");
	}

	private String refusal(byte[] file) {
		return nora().get(read(nora(), file)).document().select(".notice.rejected").text();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					a.example.org,,,,,             | It needs one @ between a name and a domain.
					a..b@example.org,,,,,          | A character or a dot before the @ is out of place.
					a@example,,,,,                 | The part after the @ is not a domain.
					,Léa,,,,                       | The address is missing.
					a@example.org,Lé\u202ea,,,,    | This name has an invisible character in it.
					a@example.org,,klingonais,,,   | This is no language: write fr, en or a tag such as pt-BR.
					a@example.org,,,Mars,,         | No time zone, or more than one, has this name: write it like Europe/London.
					a@example.org,,,,12/03/2025,x  | This is no date: write 2026-01-31 or 2026-01-31T09:30:00Z.
					a@example.org,,,,2999-01-01,x  | This date has not come yet.
					a@example.org,,,,,de A@Example.org | This source has the address in it, and is kept for longer than that. Take it out.
					a@example.org                  | This row does not have as many cells as the first one: it has 1.
					""")
	void whatIsWrongWithARowIsSaidInTheLanguageOfThePage(String row, String said) {
		String path = read(amy(), HEADER + row + "\n");
		Document page = amy().get(path).document();
		assertThat(page.select(".bad tbody tr td:last-child").eachText()).containsExactly(said);
		assertThat(page.select(".bad tbody tr td:first-child").text()).isEqualTo("2");
		Answer list = amy().get(path + "/bad.csv");
		assertThat(list.body()).contains("Line,Column,Value,Reason").contains(said.replace("\"", "\"\""));
	}

	@Test
	void momentsMayBeDaysOrHaveZonesAndTagsMayBeOfAnyLanguage() {
		importing(nora(), HEADER + """
				a@example.org,,pt_br,,2025-03-12,site
				b@example.org,,EN,,2025-03-12T10:00:00+02:00,site
				c@example.org,,,,2025-03-12 10:00,site
				,,,,,
				""");
		assertThat(db.sql("""
				select concat_ws(' ', s.email, s.language, n.confirmed_at at time zone 'UTC')
				from subscriber s join subscription n on n.subscriber = s.id order by s.email
				""").query(String.class).list()).containsExactly("a@example.org pt-BR 2025-03-11 23:00:00",
				"b@example.org en 2025-03-12 08:00:00", "c@example.org fr 2025-03-12 09:00:00");
	}

	@Test
	void theListOfBadRowsIsWholeAndHardened() {
		String csv = HEADER + "=cmd|calc,,,,,\n" + "x,,,,,\n".repeat(149);
		String path = read(nora(), csv);
		assertThat(nora().get(path).document().select(".bad tbody tr")).hasSize(100);
		String list = nora().get(path + "/bad.csv").body();
		assertThat(list.lines()).hasSize(151);
		assertThat(list.lines().skip(1).findFirst())
			.contains("2,email,'=cmd|calc,Il faut un @ entre un nom et un domaine.");
	}

	@Test
	void nothingOfAFileBecomesMarkup() {
		String path = read(nora(), HEADER.replace("name", "<b>x</b>") + "<script>alert(1)</script>,,,,,\n");
		Document page = nora().get(path).document();
		assertThat(page.select("script:not([src^=/webjars/]), main b")).isEmpty();
		assertThat(page.select(".bad .value").text()).isEqualTo("<script>alert(1)</script>");
	}

}
