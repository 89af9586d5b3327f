package dev.lundi.issue;

import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import dev.lundi.content.Article;
import dev.lundi.content.Byline;
import dev.lundi.content.Comment;
import dev.lundi.content.Editorial;
import dev.lundi.content.SourceSettings;
import dev.lundi.content.Week;
import dev.lundi.content.WeekContent;
import dev.lundi.newsletter.CommentRules;
import dev.lundi.newsletter.CutOff;
import dev.lundi.newsletter.Newsletter;
import dev.lundi.newsletter.Publisher;
import dev.lundi.newsletter.Schedule;
import dev.lundi.newsletter.WeekRules;
import dev.lundi.rendering.Design;
import org.jspecify.annotations.Nullable;

/** A newsletter and its week, as the tests of this package use them. */
final class Samples {

	static final Week WEEK = Week.parse("2026-W47");

	static final String LONG_ENOUGH = "Une remarque assez longue pour que le classement la prenne au sérieux.";

	private static final Instant WEDNESDAY = Instant.parse("2026-11-18T09:00:00Z");

	private Samples() {
	}

	static Newsletter newsletter() {
		return newsletter("edito", "L’édito");
	}

	static Newsletter newsletter(String slug, String name) {
		return new Newsletter(slug, name, Locale.FRENCH, ZoneId.of("Europe/Paris"),
				new Publisher("%s <edito@example.org>".formatted(name), "edito@example.org", "1 rue de l’Exemple"),
				new SourceSettings(SourceSettings.Type.FOLDER, null, Path.of("content"), null, null, null, null, null,
						false),
				new Schedule(DayOfWeek.MONDAY, LocalTime.of(8, 0), CutOff.MIDNIGHT, Schedule.Approval.REQUIRED,
						Schedule.IfEmpty.SKIP),
				rules(), WeekRules.USUAL, Design.PLAIN, List.of(), null);
	}

	static CommentRules rules() {
		return CommentRules.USUAL;
	}

	static Editorial editorial() {
		return editorial("Le banc vide", "<p>Il reste un banc sur la place.</p>");
	}

	static Editorial editorial(String title, String html) {
		return new Editorial("e-1", title, "Un banc, et ce qu’on y dit.", html, new Byline("Une autrice", WEDNESDAY),
				URI.create("https://blog.example.org/banc"));
	}

	static Comment comment(String id, String author) {
		return comment(id, null, author, ownWords(id));
	}

	static Comment answer(String id, String parent, String author) {
		return comment(id, parent, author, ownWords(id));
	}

	/** As long as those of everybody else. */
	static String ownWords(String id) {
		return "%s Vu de %08x, et de là seulement.".formatted(LONG_ENOUGH, id.hashCode());
	}

	static Comment comment(String id, @Nullable String parent, String author, String words) {
		return new Comment(id, parent, new Byline(author, WEDNESDAY), "<p>%s</p>".formatted(words),
				URI.create("https://blog.example.org/banc#comment-" + id), false);
	}

	static Comment byEditorialAuthor(String id, @Nullable String parent) {
		return new Comment(id, parent, new Byline("Une autrice", WEDNESDAY), "<p>%s</p>".formatted(LONG_ENOUGH), null,
				true);
	}

	static Comment at(String instant, Comment comment) {
		return new Comment(comment.id(), comment.parent(),
				new Byline(comment.byline().author(), Instant.parse(instant)), comment.html(), comment.url(),
				comment.byEditorialAuthor());
	}

	static WeekContent content() {
		return new WeekContent(editorial(),
				List.of(comment("10", "Ada"), answer("11", "10", "Blaise"), byEditorialAuthor("12", "11"),
						comment("13", null, "Chloé", "Trop court.")),
				List.of(new Article("a-1", "Un autre article", "Une ligne.",
						URI.create("https://blog.example.org/autre"))));
	}

	/** A draft that no database knows. */
	static Issue draft() {
		Snapshot snapshot = new Snapshot(newsletter(), editorial(), content());
		return new Issue("edito", WEEK, 48, DatabaseTest.NOW, snapshot.lead(), snapshot.heading(48))
			.with(snapshot.comments(TopComments::rank, DatabaseTest.NOW), snapshot.articles(), content().items());
	}

}
