package dev.lundi.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that others wrote and that verifies DKIM signatures, with keys out of a file
 * instead of the DNS: each line a name and what stands there.
 */
public enum DkimReader {

	/** Debian's python3-dkim, with python3-nacl for Ed25519. */
	DKIMPY("/usr/bin/python3 -c 'import dkim, nacl'") {

		@Override
		List<Finding> findings(Path folder, Path keys) {
			return Finding.parse(Program.output(folder,
					List.of("/usr/bin/python3", SCRIPT.toString(), folder.toString(), keys.toString())));
		}

	},

	/** The milter, in its test mode, which is no service and asks nobody. */
	OPENDKIM("opendkim -V") {

		@Override
		List<Finding> findings(Path folder, Path keys) throws IOException {
			Path settings = Files.writeString(folder.resolve("opendkim.conf"), """
					Mode v
					Syslog no
					TestPublicKeys %s
					""".formatted(keys));
			return results(
					Program.output(folder, List.of("opendkim", "-vv", "-x", settings.toString(), "-t", mails(folder))));
		}

	};

	private static final Path SCRIPT = Path.of("src/test/resources/dev/lundi/proof/verify_dkim.py").toAbsolutePath();

	/** In the header that it would add to a mail. */
	private static final Pattern RESULT = Pattern.compile("\\bdkim=(\\w+) .*\\bheader\\.s=(\\S+)");

	/** After which it names the mail. */
	private static final Pattern MAIL = Pattern.compile("opendkim: (\\S+\\.eml): .*");

	private final String trial;

	DkimReader(String trial) {
		this.trial = trial;
	}

	/** Whether it can be run. */
	public boolean isInstalled() {
		return Program.run(Path.of("."), List.of("sh", "-c", trial)).succeeded();
	}

	/**
	 * What it finds in the mails of a folder, which are the files called {@code *.eml}.
	 */
	public List<Finding> read(Path folder, Path keys) {
		try {
			return findings(folder, keys);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	abstract List<Finding> findings(Path folder, Path keys) throws IOException;

	private static String mails(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".eml"))
				.collect(Collectors.joining(","));
		}
	}

	private static List<Finding> results(String output) {
		List<Finding> findings = new ArrayList<>();
		List<Matcher> results = new ArrayList<>();
		for (String line : output.lines().toList()) {
			Matcher result = RESULT.matcher(line);
			Matcher mail = MAIL.matcher(line);
			if (result.find()) {
				results.add(result);
			}
			else if (mail.matches()) {
				results.forEach(
						(one) -> findings.add(new Finding(mail.group(1), one.group(2), one.group(1).equals("pass"))));
				results.clear();
			}
		}
		return findings;
	}

	/**
	 * What it found of one signature.
	 *
	 * @param mail the file's name
	 */
	public record Finding(String mail, String selector, boolean passed) {

		/** Reads lines of "mail selector pass" or "mail selector fail". */
		public static List<Finding> parse(String lines) {
			return lines.lines()
				.map((line) -> line.split(" ", -1))
				.map((words) -> new Finding(words[0], words[1], words[2].equals("pass")))
				.toList();
		}

	}

}
