package dev.lundi.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What was truly received, in the order of the final dots. 100,000 mails take some 30 MB.
 */
public final class Witness {

	private final List<Mail> mails = new ArrayList<>();

	private final @Nullable Writer record;

	public Witness() {
		this.record = null;
	}

	/**
	 * Writes down each mail before its sender is told, for readers in other processes.
	 */
	Witness(Path file) throws IOException {
		this.record = Files.newBufferedWriter(file);
	}

	/** Reads what a witness of another process wrote down. */
	static Witness of(Path file) throws IOException {
		Witness witness = new Witness();
		try (Stream<String> lines = Files.lines(file)) {
			lines.map(Mail::parse).forEach(witness::keep);
		}
		return witness;
	}

	synchronized int keep(Mail mail) {
		mails.add(mail);
		if (record != null) {
			write(record, mail);
		}
		return mails.size();
	}

	private static void write(Writer record, Mail mail) {
		try {
			record.write(mail.line());
			record.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public synchronized int count() {
		return mails.size();
	}

	public synchronized List<Mail> mails() {
		return List.copyOf(mails);
	}

	/** How many copies each recipient got. */
	public Map<String, Long> copies() {
		return mails().stream().collect(Collectors.groupingBy(Mail::recipient, Collectors.counting()));
	}

	/** Who got more than one. */
	Set<String> copied() {
		return copies().entrySet()
			.stream()
			.filter((reader) -> reader.getValue() > 1)
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	/** How many came in a second, the first and the last tenth not counted. */
	double perSecond() {
		List<Mail> all = mails();
		Mail first = all.get(all.size() / 10);
		Mail last = all.get(all.size() * 9 / 10);
		return all.size() * 0.8e9 / Math.max(1, last.nanos() - first.nanos());
	}

	public synchronized void forget() {
		mails.clear();
	}

	/**
	 * One mail for one recipient.
	 *
	 * @param messageId with its angle brackets
	 * @param nanos when the final dot was read, by the monotonic clock of the relay
	 * @param connection counted from 1
	 * @param size of the content
	 * @param checksum of the content, CRC-32C
	 * @param content null when the relay does not keep it
	 */
	public record Mail(String sender, String recipient, String messageId, long nanos, long connection, int size,
			int checksum, @Nullable String content) {

		private String line() {
			return String.join("\t", sender, recipient, messageId, Long.toString(nanos), Long.toString(connection),
					Integer.toString(size), Integer.toString(checksum)) + "\n";
		}

		private static Mail parse(String line) {
			String[] parts = line.split("\t", -1);
			return new Mail(parts[0], parts[1], parts[2], Long.parseLong(parts[3]), Long.parseLong(parts[4]),
					Integer.parseInt(parts[5]), Integer.parseInt(parts[6]), null);
		}

	}

}
