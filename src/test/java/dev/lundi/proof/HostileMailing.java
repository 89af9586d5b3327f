package dev.lundi.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.lundi.support.HostileWords;

import org.springframework.util.FileSystemUtils;

/**
 * A mailing with whatever may stand in a header, to people of all kinds of names and
 * addresses.
 *
 * @param sender the name in From
 * @param title the editorial's, which becomes the subject
 */
record HostileMailing(String sender, String title) {

	static final List<HostileMailing> ALL = List.of(new HostileMailing("L’édito du lundi", "Le train de 7 h 52"),
			new HostileMailing("Ada, Bo; نور: 🎉👩‍👩‍👧‍👦 (\\)",
					"\u202Ealler\u202C  et \u00A0 retour \t: « نور » , ; (a"),
			new HostileMailing("=?UTF-8?Q?=0D=0ABcc:_x@evil.example?=",
					"=?UTF-8?B?DQpCY2M6IHg=?= ;b= DKIM-Signature: v=2"),
			new HostileMailing("李".repeat(80), "mot ".repeat(30) + "x".repeat(120)));

	/** One needs a relay that speaks SMTPUTF8. */
	private static final List<String> ADDRESSES = List.of("lectrice%d@example.org", "a.b+c%d@xn--bcher-kva.example",
			"o'brien&co=1!{%d}|~@" + "d".repeat(60) + "." + "e".repeat(60) + ".example",
			"x".repeat(58) + "%06d@example.org", "élodie%d@xn--mller-kva.example");

	/**
	 * Has an installation make it.
	 * @param folder for its source
	 */
	void prepare(Installation installation, Path folder, int readers) {
		installation.set("lundi.newsletters.edito.from", sender + " <edito@lundi.example>")
			.set("lundi.newsletters.edito.source.path", source(folder).toString())
			.readers(readers);
		rename(installation, ALL.indexOf(this) * readers);
	}

	private Path source(Path folder) {
		try {
			Path source = folder.resolve("source");
			FileSystemUtils.copyRecursively(Path.of("src/test/resources/dev/lundi/pipeline/edito"), source);
			Path editorial = source.resolve("le-train.md");
			Files.writeString(editorial,
					Files.readString(editorial).replaceFirst("title: .*", "title: \"" + title + "\""));
			return source;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** All mailings together use up all names, if they are large enough. */
	private static void rename(Installation installation, int used) {
		List<String> names = HostileWords.all()
			.stream()
			.filter((name) -> !name.contains("\0") && StandardCharsets.UTF_8.newEncoder().canEncode(name))
			.toList();
		for (int id : installation.db().sql("select id from subscriber").query(Integer.class).list()) {
			String address = ADDRESSES.get(id % ADDRESSES.size()).formatted(id);
			installation.db()
				.sql("update subscriber set name = ?, email = ?, email_key = ? where id = ?")
				.params(names.get((used + id) % names.size()), address, address, id)
				.update();
		}
	}

}
