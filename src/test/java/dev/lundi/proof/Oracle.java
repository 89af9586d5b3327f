package dev.lundi.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares what was truly received with what the ledger says, when nothing is under way
 * any more.
 */
final class Oracle {

	private static final Set<String> OPEN = Set.of("PENDING", "CLAIMED", "ATTEMPTING", "DEFERRED");

	private static final List<Rule> RULES = List.of(
			new Rule("Accepted and never received", (account) -> account.is("ACCEPTED") && account.copies() == 0),
			new Rule("Still open", (account) -> OPEN.contains(account.row.status())),
			new Rule("Received and unknown to the ledger",
					(account) -> account.copies() > 0 && !account.is("ACCEPTED") && !account.is("IN_DOUBT")
							&& account.row.doubts() == 0),
			new Rule("More copies than attempts", (account) -> account.copies() > account.row.attempts()),
			new Rule("A further copy without a doubt that explains it",
					(account) -> account.copies() > account.row.doubts() + 1),
			new Rule("More than two copies", (account) -> account.copies() > 2),
			new Rule("Another Message-ID than the ledger's", Account::hasOtherMessageId));

	private final JdbcClient db;

	private final Witness witness;

	Oracle(JdbcClient db, Witness witness) {
		this.db = db;
		this.witness = witness;
	}

	/** Judges the only mailing that there is. */
	Verdict judge() {
		Map<String, List<Witness.Mail>> mails = witness.mails()
			.stream()
			.collect(Collectors.groupingBy(Witness.Mail::recipient));
		List<Account> accounts = rows().stream()
			.map((row) -> new Account(row, mails.getOrDefault(row.email(), List.of())))
			.toList();
		long planned = db.sql("select planned from mailing").query(Long.class).optional().orElse(0L);
		List<String> violations = new ArrayList<>();
		for (Rule rule : RULES) {
			List<Account> broken = accounts.stream().filter(rule.broken).toList();
			if (!broken.isEmpty()) {
				violations.add("%s: %d, such as %s".formatted(rule.name, broken.size(), broken.getFirst()));
			}
		}
		if (accounts.size() != planned) {
			violations.add("The states sum up to %d of %d".formatted(accounts.size(), planned));
		}
		accounts.forEach((account) -> mails.remove(account.row.email()));
		mails.keySet()
			.stream()
			.findAny()
			.ifPresent((reader) -> violations.add("Received by somebody who is not in the ledger: " + reader));
		return verdict(planned, accounts, violations);
	}

	private Verdict verdict(long planned, List<Account> accounts, List<String> violations) {
		Map<String, Long> states = accounts.stream()
			.collect(Collectors.groupingBy((account) -> account.row.status(), TreeMap::new, Collectors.counting()));
		long extra = accounts.stream().mapToLong(Account::copies).map((copies) -> Math.max(0, copies - 1)).sum();
		long most = accounts.stream().mapToLong(Account::copies).max().orElse(0);
		long unseen = accounts.stream().filter((account) -> account.is("IN_DOUBT") && account.copies() == 0).count();
		return new Verdict(planned, states, witness.count(), extra, most, unseen, List.copyOf(violations));
	}

	private List<Row> rows() {
		return db.sql("""
				select d.subscriber, coalesce(s.email, 'erased') as email, d.status, d.message_id, d.attempt,
				  coalesce(a.attempts, 0) as attempts, coalesce(a.doubts, 0) as doubts
				from delivery d left join subscriber s on s.id = d.subscriber
				  left join (select mailing, subscriber, count(distinct attempt) as attempts,
				               count(*) filter (where event = 'IN_DOUBT') as doubts
				             from delivery_attempt group by mailing, subscriber) a
				    on a.mailing = d.mailing and a.subscriber = d.subscriber
				order by d.subscriber
				""").query(Oracle::row).list();
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(row.getLong("subscriber"), row.getString("email"), row.getString("status"),
				"<" + row.getString("message_id") + ">", row.getLong("attempts"), row.getLong("doubts"));
	}

	/** What must never be, of one recipient. */
	private record Rule(String name, Predicate<Account> broken) {
	}

	/** One recipient's row of the ledger. */
	private record Row(long subscriber, String email, String status, String messageId, long attempts, long doubts) {
	}

	/** The same beside what truly arrived. */
	private record Account(Row row, List<Witness.Mail> mails) {

		boolean is(String status) {
			return row.status().equals(status);
		}

		long copies() {
			return mails.size();
		}

		boolean hasOtherMessageId() {
			return mails.stream().anyMatch((mail) -> !mail.messageId().equals(row.messageId()));
		}

		@Override
		public String toString() {
			return "%s with %d copies".formatted(row, copies());
		}

	}

}
