package dev.lundi.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What most people would write: read a page of subscribers, render each mail with
 * Thymeleaf, hand the page to JavaMailSender, note in a row how far one has come.
 */
final class LoopMain {

	private static final int CHUNK = 100;

	private static final Executor THREADS = (task) -> Thread.ofPlatform().name("loop").start(task);

	private final JdbcClient db;

	private final LoopMails mails;

	private LoopMain(JdbcClient db, LoopMails mails) {
		this.db = db;
		this.mails = mails;
	}

	static void main(String[] arguments) throws IOException {
		Quiet.please();
		try (HikariDataSource pool = new HikariDataSource();
				BufferedReader commands = new BufferedReader(
						new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			pool.setJdbcUrl(arguments[0]);
			pool.setUsername(arguments[1]);
			pool.setPassword(arguments[2]);
			pool.setMaximumPoolSize(Integer.parseInt(arguments[4]));
			JdbcClient db = JdbcClient.create(pool);
			LoopMain loop = new LoopMain(db, new LoopMails(Integer.parseInt(arguments[3])));
			db.sql("create table if not exists progress (part int primary key, sent int not null, last bigint not null)")
				.update();
			Child.answer("ready");
			for (String line = commands.readLine(); line != null; line = commands.readLine()) {
				loop.send(Integer.parseInt(line), Integer.parseInt(arguments[4]));
				Child.answer("done");
			}
		}
	}

	private void send(int people, int threads) {
		db.sql("delete from progress").update();
		List<CompletableFuture<Void>> shares = IntStream.range(0, threads)
			.mapToObj((part) -> CompletableFuture
				.runAsync(() -> share(part, people * part / threads, people * (part + 1) / threads), THREADS))
			.toList();
		shares.forEach(CompletableFuture::join);
	}

	private void share(int part, long after, long last) {
		db.sql("insert into progress values (?, 0, ?)").params(part, after).update();
		long read = after;
		while (read < last) {
			List<LoopMails.Reader> chunk = page(read, last);
			mails.send(chunk);
			read = chunk.getLast().id();
			db.sql("update progress set sent = sent + ?, last = ? where part = ?")
				.params(chunk.size(), read, part)
				.update();
		}
	}

	private List<LoopMails.Reader> page(long after, long last) {
		return db.sql("select id, email, name, language from subscriber where id > ? and id <= ? order by id limit ?")
			.params(after, last, CHUNK)
			.query((row, number) -> new LoopMails.Reader(row.getLong("id"), row.getString("email"),
					row.getString("name"), row.getString("language")))
			.list();
	}

}
