package dev.lundi.notice;

import java.time.LocalDateTime;
import java.util.Locale;

import dev.lundi.rendering.Personal;

/** Notices of an invented newsletter, for any reader. */
public final class SampleNotices {

	private static final String HOST = "https://lundi.example.org/";

	private static final String TOKEN = "/AQAAAAAAAAAqZWRpdG8-_xkQ2b7mWn0h4yT1cLr8aVfUeJsGd3pZoXiKqMwB9tE";

	private SampleNotices() {
	}

	/** The folder of a kind's template. */
	public static String folder(NoticeKind kind) {
		return kind.template();
	}

	/** What readers of each kind usually get. */
	public static NoticeMail whole(NoticeKind kind, Personal reader) {
		boolean confirmed = kind.isForSubscribers();
		return new NoticeMail("Le Carnet du lundi", "fr", reader.name(), url(kind),
				new NoticeMail.Footer("Les Éditions du Préau", "4 rue des Tilleuls, 35000 Rennes",
						confirmed ? reader.unsubscribeUrl() : null, confirmed ? reader.preferencesUrl() : null));
	}

	/** To somebody who has not confirmed, from a publisher who says not where. */
	public static NoticeMail bare(NoticeKind kind, Personal reader) {
		return new NoticeMail("Carnet", "fr", reader.name(), url(kind), new NoticeMail.Footer("Préau", "", null, null));
	}

	/** Names at length, and in a script that is written from right to left. */
	public static NoticeMail rich(NoticeKind kind, Personal reader) {
		NoticeMail mail = whole(kind, reader);
		NoticeMail.Footer footer = new NoticeMail.Footer(
				"Les Éditions du Préau, " + "de la Cour, ".repeat(6) + "réunies", mail.footer().postalAddress(),
				mail.footer().unsubscribeUrl(), mail.footer().preferencesUrl());
		return new NoticeMail("صباح الاثنين " + "Lettre-aux-riverains".repeat(6) + " & Cie", "ar", mail.name(),
				mail.url(), footer);
	}

	/** To editors: an issue is ready. */
	public static StaffMail draft() {
		return new StaffMail("Le Carnet du lundi", "fr", "2026-W47", "L’ardoise et la conversation", "",
				LocalDateTime.of(2026, 11, 23, 7, 0), HOST + "desk/carnet/2026-W47");
	}

	/** To editors: there is none. */
	public static StaffMail empty() {
		return new StaffMail("Le Carnet du lundi", "fr", "2026-W47", "",
				"La source n’a pas d’éditorial en 2026-W47. Publiez-en un et reprenez, ou laissez passer la semaine.",
				LocalDateTime.of(2026, 11, 23, 7, 0), HOST + "desk");
	}

	/** To operators: its mailing waits. */
	public static StaffMail trouble() {
		return new StaffMail("Le Carnet du lundi", "fr", "2026-W47", "L’ardoise et la conversation",
				"Le relais a refusé les trois derniers mails\u00a0: son quota du jour est atteint. L’envoi reprendra de "
						+ "lui-même demain à 0\u00a0h\u00a005.",
				LocalDateTime.of(2026, 11, 23, 7, 12), HOST + "console/carnet/2026-W47");
	}

	/** Before anybody knows of a title or a reason. */
	public static StaffMail bareStaff() {
		return new StaffMail("Carnet", "fr", "2026-W47", "", "", LocalDateTime.of(2026, 11, 23, 7, 0),
				HOST + "desk/carnet/2026-W47");
	}

	private static String url(NoticeKind kind) {
		return (kind == NoticeKind.WELCOME) ? HOST + "n/carnet" : HOST + kind.name().toLowerCase(Locale.ROOT) + TOKEN;
	}

}
