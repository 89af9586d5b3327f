package dev.lundi.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.lundi.bench.BenchDatabase.MailingState;
import dev.lundi.content.Week;
import dev.lundi.support.TestInstance;

/**
 * A Lundi in a process of its own, with its own database, whose mailings are measured.
 */
final class LundiProcess implements AutoCloseable {

	private static final String WARM_UP = "echauffement";

	private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(50);

	private static final Set<String> BEFORE_SENDING = Set.of("PREPARING", "READY");

	private static final Set<String> BEFORE_END = Set.of("PREPARING", "READY", "SENDING");

	private final String title;

	private final BenchDatabase database;

	private final Child child;

	private final Weeks weeks;

	private final Sample firstMailing;

	/**
	 * Starts one and lets it send its first mailing.
	 * @param audiences the sizes of the others; each has a newsletter of its own
	 * @param signing properties that say how mails are signed
	 */
	LundiProcess(String title, Site site, Set<Integer> audiences, List<String> signing, Options options) {
		String name = title.toLowerCase(Locale.ROOT).replaceAll("\\W+", "-");
		this.title = title;
		this.weeks = new Weeks(options.work().resolve("source-" + name));
		this.database = new BenchDatabase();
		database.fill(Math.max(site.warmUp(), Collections.max(audiences)));
		database.subscribe(WARM_UP, site.warmUp());
		audiences.forEach((people) -> database.subscribe(newsletter(people), people));
		Week week = weeks.next();
		List<String> arguments = new ArrayList<>(List.of(database.address().arguments()));
		arguments.add("--lundi.once=%s/%s".formatted(WARM_UP, week));
		arguments.addAll(List.of("--lundi.secret=" + TestInstance.SECRET,
				"--lundi.data-dir=" + options.work().resolve("data-" + name), "--lundi.delivery.rate=1000000"));
		arguments.addAll(declaration(WARM_UP));
		audiences.forEach((people) -> arguments.addAll(declaration(newsletter(people))));
		arguments.addAll(List.of("--spring.mail.host=127.0.0.1", "--spring.mail.port=" + site.relay().port(),
				"--lundi.delivery.connections=" + site.connections()));
		arguments.addAll(signing);
		this.child = Child.jvm(LundiMain.class, options.work().resolve(name + ".log"), jvm(options), arguments);
		this.firstMailing = measure(WARM_UP, week, site.warmUp());
		child.await("ready");
		if (options.profile()) {
			child.say("record " + options.work().resolve(name + ".jfr"));
			child.await("done");
		}
	}

	private static String newsletter(int people) {
		return "banc-" + people;
	}

	private List<String> declaration(String slug) {
		return List
			.of("from=La lettre du banc <lettre@lundi.example>", "name=La lettre du banc",
					"reply-to=redaction@lundi.example", "postal-address=12 rue des Lilas, 75020 Paris",
					"source.type=folder", "source.path=" + weeks.folder(), "schedule.approval=automatic",
					"zone=Europe/Paris")
			.stream()
			.map((property) -> "--lundi.newsletters.%s.%s".formatted(slug, property))
			.toList();
	}

	private static List<String> jvm(Options options) {
		List<String> jvm = new ArrayList<>(
				List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:FlightRecorderOptions:stackdepth=128"));
		jvm.addAll(options.jvm());
		return jvm;
	}

	String title() {
		return title;
	}

	/** The first mailing of the process, while the JIT compiler is at work. */
	Sample firstMailing() {
		return firstMailing;
	}

	/** Sends one more issue, from the prepared audience to the balance. */
	Sample send(int people) {
		String newsletter = newsletter(people);
		Week week = weeks.next();
		child.say("run %s %s".formatted(newsletter, week));
		Sample sample = measure(newsletter, week, people);
		child.await("COMPLETED");
		return sample;
	}

	private Sample measure(String newsletter, Week week, int people) {
		MailingState sending = awaitMailing(newsletter, week, BEFORE_SENDING);
		Window window = Window.open(child.pid(), database::cpu);
		awaitMailing(newsletter, week, BEFORE_END);
		Sample sample = window.close(people, sending.age());
		int accepted = database.accepted(sending.id());
		if (accepted != people) {
			throw new IllegalStateException("Only %d of %d mails were accepted".formatted(accepted, people));
		}
		return sample;
	}

	/** Freezes the audience of one more issue, and stops there. */
	Duration prepare(int people) {
		String newsletter = newsletter(people);
		Week week = weeks.next();
		child.say("run %s %s".formatted(newsletter, week));
		MailingState sending = awaitMailing(newsletter, week, BEFORE_SENDING);
		database.pause(sending.id());
		child.await("HELD");
		return sending.age();
	}

	/** Sends ready-made mails, without any database. */
	Sample transport(int mails, int connections) {
		return alone("transport", mails, connections);
	}

	/** Makes RSA signatures and no mails. */
	Sample signatures(int count, int threads) {
		return alone("sign", count, threads);
	}

	private Sample alone(String command, int count, int threads) {
		Window window = Window.open(child.pid(), database::cpu);
		child.say("%s %d %d".formatted(command, count, threads));
		child.await("done");
		return window.close(count, Duration.ZERO);
	}

	/** Looks until the mailing is there and has left these states. */
	private MailingState awaitMailing(String newsletter, Week week, Set<String> states) {
		while (true) {
			boolean over = child.hasAnswered();
			Optional<MailingState> state = database.mailing(newsletter, week);
			if (state.isPresent() && !states.contains(state.get().status())) {
				return state.get();
			}
			if (over) {
				throw new IllegalStateException("%s %s ended as %s: see the log of %s".formatted(newsletter, week,
						state.map(MailingState::status).orElse("nothing"), title));
			}
			LockSupport.parkNanos(LOOK_EVERY);
		}
	}

	@Override
	public void close() {
		child.close();
		database.close();
	}

}
