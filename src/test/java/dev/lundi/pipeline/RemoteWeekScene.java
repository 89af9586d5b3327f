package dev.lundi.pipeline;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import dev.lundi.content.Week;
import dev.lundi.gather.ItemMarks;
import dev.lundi.gather.SourceChecks;
import dev.lundi.issue.Issues;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.support.Received;
import dev.lundi.support.ReceivedMail;
import dev.lundi.support.StandInServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Newsletters whose weeks come from a site that is not always well. */
@TestPropertySource(properties = { "lundi.newsletters.loin.from=Loin <loin@lundi.example>",
		"lundi.newsletters.loin.zone=Europe/Paris", "lundi.newsletters.loin.source.type=feed",
		"lundi.newsletters.loin.source.allow-private=true", "lundi.newsletters.loin.schedule.approval=automatic",
		"lundi.newsletters.loin.week.minimum=2", "lundi.newsletters.loin.week.grace=30m",
		"lundi.newsletters.loin.editors=claire@lundi.example", "lundi.newsletters.tenu.from=Tenu <tenu@lundi.example>",
		"lundi.newsletters.tenu.zone=Europe/Paris", "lundi.newsletters.tenu.source.type=feed",
		"lundi.newsletters.tenu.source.allow-private=true", "lundi.newsletters.tenu.schedule.approval=automatic",
		"lundi.newsletters.tenu.schedule.if-empty=hold", "lundi.newsletters.tenu.comments.top=1000",
		"lundi.newsletters.presse.from=Presse <presse@lundi.example>", "lundi.newsletters.presse.zone=Europe/Paris",
		"lundi.newsletters.presse.source.type=wordpress", "lundi.newsletters.presse.source.allow-private=true",
		"lundi.newsletters.presse.schedule.approval=automatic", "lundi.newsletters.presse.comments.top=1000" })
abstract class RemoteWeekScene extends WeeklyRunScene {

	static final Week W11 = WEEK.next();

	/** Up for as long as the context that several classes share. */
	static final StandInServer SITE = new StandInServer();

	static volatile Trouble trouble = Trouble.NONE;

	static final List<String> ENTRIES = new ArrayList<>();

	/**
	 * What the site answers first at these paths, before all else; pages further on are
	 * empty.
	 */
	static final Map<String, String> PAGES = new ConcurrentHashMap<>();

	@Autowired
	Issues issues;

	@Autowired
	ItemMarks marks;

	@Autowired
	SourceChecks checks;

	/** What a site may answer instead of a week. */
	enum Trouble {

		NONE(""), DOWN(""), GONE("404."), PAGE(" "), EMPTY(""), OLD("");

		final String code;

		Trouble(String code) {
			this.code = code;
		}

		/** Whether the source can be read, and has nothing for the week. */
		boolean isSilence() {
			return this == EMPTY || this == OLD;
		}

	}

	/** What happens before the next answer. */
	static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>(() -> {
	});

	@DynamicPropertySource
	static void site(DynamicPropertyRegistry properties) {
		SITE.answering(RemoteWeekScene::answer);
		var day = LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(3).getDayOfWeek();
		properties.add("lundi.newsletters.presse.source.url", SITE::url);
		for (var newsletter : List.of("loin", "tenu", "presse")) {
			if (!newsletter.equals("presse")) {
				properties.add("lundi.newsletters.%s.source.url".formatted(newsletter), () -> SITE.url() + "/feed/");
			}
			properties.add("lundi.newsletters.%s.schedule.day".formatted(newsletter), () -> day);
		}
	}

	@BeforeEach
	void aReaderOfBoth() {
		ENTRIES.clear();
		PAGES.clear();
		trouble = Trouble.NONE;
		db.sql("truncate item_mark, source_check, notice").update();
		Stream.of("loin", "tenu", "presse")
			.forEach((newsletter) -> subscribers.addConfirmed(newsletter,
					List.of(new NewSubscriber(EmailAddress.parse(reader(0)), "Ada", Locale.FRENCH))));
	}

	private static void answer(HttpExchange exchange) throws IOException {
		MEANWHILE.getAndSet(() -> {
		}).run();
		String page = PAGES.get(exchange.getRequestURI().getPath());
		if (page != null) {
			String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
			StandInServer.send(exchange, 200, query.matches(".*&page=(?!1$).*") ? "[]" : page);
			return;
		}
		switch (trouble) {
			case DOWN -> exchange.close();
			case GONE -> StandInServer.send(exchange, 404, "perdu");
			case PAGE -> StandInServer.send(exchange, 200, "<!doctype html><title>En travaux</title>");
			case EMPTY -> StandInServer.send(exchange, 200, feed(""));
			case OLD -> StandInServer.send(exchange, 200, feed(entry(9, "2025-01-01T09:00:00Z", "Vieux", null)));
			case NONE -> StandInServer.send(exchange, 200, feed(String.join("", ENTRIES)));
		}
	}

	private static String feed(String entries) {
		return "<feed xmlns='http://www.w3.org/2005/Atom'>%s</feed>".formatted(entries);
	}

	static String entry(int id, String published, String title, @Nullable Instant modified) {
		return """
				<entry><id>tag:blog.example,2026:%d</id><title>%s</title><published>%s</published><updated>%s</updated>
				<link href="https://blog.example/%d"/><author><name>Zoé</name></author>
				<content type="html">&lt;p>Un corps.&lt;/p></content></entry>""".formatted(id, title, published,
				(modified != null) ? modified : published, id);
	}

	static void publish(int id, String published, String title) {
		ENTRIES.add(entry(id, published, title, null));
	}

	/** All that is stored of the week, except when it was done. */
	String snapshot() {
		return db.sql("""
				select (select to_jsonb(i) - array['id', 'created_at', 'approved_at'] from issue i)::text
				  || (select jsonb_agg(to_jsonb(i) - 'issue' order by position) from issue_item i)::text
				  || (select jsonb_agg(to_jsonb(a) - 'issue' order by position) from issue_article a)::text
				  || (select jsonb_agg(to_jsonb(l) - 'issue' order by identity) from item_ledger l)::text
				""").query(String.class).single();
	}

	List<String> items(Week week) {
		return db.sql("""
				select i.title || ' ' || i.verdict from issue_item i join issue on issue.id = i.issue
				where newsletter = 'loin' and week = ? order by position
				""").param(week.toString()).query((row, number) -> row.getString(1)).list();
	}

	List<Received> toReaders() {
		return relay.received().stream().filter((mail) -> mail.recipient().equals(reader(0))).toList();
	}

	List<Received> toEditor() {
		return relay.received().stream().filter((mail) -> mail.recipient().equals("claire@lundi.example")).toList();
	}

	static ReceivedMail read(Received mail) {
		return ReceivedMail.parse(mail.content().getBytes(UTF_8));
	}

}
