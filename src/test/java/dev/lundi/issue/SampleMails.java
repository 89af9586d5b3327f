package dev.lundi.issue;

import java.time.LocalDate;
import java.util.List;

import dev.lundi.issue.IssueMail.ArticleLink;
import dev.lundi.issue.IssueMail.Footer;
import dev.lundi.issue.IssueMail.Lead;
import dev.lundi.issue.IssueMail.Masthead;
import dev.lundi.issue.IssueMail.Reason;
import dev.lundi.issue.IssueMail.TopComment;
import dev.lundi.rendering.EmailRenderer;
import dev.lundi.rendering.Personal;
import org.jspecify.annotations.Nullable;

/** One issue of an invented newsletter, for any reader. */
public final class SampleMails {

	private static final String EDITORIAL = """
			<p>Au marché de la place Verte, la marchande de pommes a retiré son ardoise des prix. «\u202fLes gens
			demandent, dit-elle, et on cause.\u202f» Depuis, la file avance moins vite, et personne ne s’en plaint.</p>
			<p>J’ai d’abord cru à une coquetterie. Puis j’ai pris le pli\u00a0: on s’enquiert de la reinette, on
			apprend que le verger a gelé en avril, on repart avec deux livres de plus et une recette. Le
			<a href="https://blog.example.org/marches">recensement des marchés</a> en compte six cents de moins qu’il y a
			dix ans\u202f; il ne dit rien de ce qui s’y échange en plus des pommes.</p>
			<blockquote><p>Un prix affiché dispense de parler. C’est commode, et c’est dommage.</p></blockquote>
			<h3>Ce que l’on gagne à perdre du temps</h3>
			<p>On nous a promis des courses sans attente, et la promesse a été tenue\u00a0: les caisses sont muettes, les
			portes s’ouvrent seules, le colis devance la commande. Reste une heure libérée dont nul ne sait que faire,
			et que l’on passe à regarder, sur un écran, d’autres gens cuisiner.</p>
			<p>Je ne regrette pas les files de jadis. Je remarque seulement que la lenteur, ici, a été choisie, et
			qu’elle rapporte. La marchande a fait ses comptes\u00a0:</p>
			<ul><li>un tiers de clients en moins le samedi\u202f;</li><li>un quart de recette en plus\u202f;</li>
			<li>aucun cageot jeté depuis septembre.</li></ul>
			<p>Faut-il pour autant décrocher toutes les ardoises\u202f? Sans doute pas. Mais l’on pourrait, de temps en
			temps, laisser une question ouverte là où une étiquette suffirait. Voyez
			<a href="https://blog.example.org/archives/ardoises">ce que l’on m’en écrivait l’an passé</a>\u00a0: la
			moitié d’entre vous n’y croyait pas.</p>
			<p>La reinette, au fait, se garde jusqu’en février, à condition de ne pas se toucher. J’ai demandé.</p>
			""";

	private static final String RICH = """
			<h2>Le verger</h2>
			<p>Un <em>gel</em> en <strong>avril</strong>, un <b>deuil</b>, une <i>greffe</i>\u00a0; le <mark>18,
			<a href="https://blog.example.org/gel">nuit du gel</a></mark>, à 4<sup>h</sup>, il a fait
			moins\u00a0<del>cinq</del> <ins>sept</ins> degrés. H<sub>2</sub>O, dit <cite>La Revue</cite>, <q>ne pardonne
			pas</q>. <a href="mailto:verger@blog.example.org">Écrire au verger</a>.</p>
			<h4>Ce qu’on a planté</h4>
			<ol start="3"><li>des reinettes\u202f;</li><li>des <code>Belle de Boskoop</code>.</li></ol>
			<hr>
			<figure><img src="https://blog.example.org/verger.jpg" alt="Trois pommiers sous la neige" width="1200">
			<figcaption>Le verger, le 18 avril. <a href="https://blog.example.org/photos">Toutes les photos</a></figcaption>
			</figure>
			<p><img src="https://blog.example.org/filet.png" width="80"></p>
			<blockquote><p>On recommence. <a href="https://blog.example.org/recommencer">Et on recommence.</a></p>
			<blockquote><p>Toujours.</p></blockquote></blockquote>
			<h3>Les comptes</h3>
			<table><caption>Par arbre</caption><thead><tr><th>Variété</th><th>Kilos</th></tr></thead>
			<tbody><tr><td>Reinette</td><td>14 <small>env.</small></td></tr>
			<tr><td>Boskoop</td><td><a href="https://blog.example.org/boskoop">rien encore</a></td></tr></tbody></table>
			<pre>un deux trois quatre cinq six sept huit neuf dix onze douze</pre>
			<p lang="en">Press <kbd>q</kbd> to quit, <abbr title="as soon as possible">ASAP</abbr>, <s>now</s>.</p>
			<p dir="rtl" lang="ar">صباح الخير</p>
			""";

	private static final String LONG_NAME = "Anne-Marie Vandenbrouck et les élèves de la classe de cinquième du collège "
			+ "Jean-de-La-Fontaine";

	private static final String RICH_COMMENT = """
			<p>Ici <em>aussi</em>, <strong>hélas</strong>. Voyez <a href="https://voisin.example.net/gel">nos arbres</a>,
			et leur <code>étiquette</code>.</p><blockquote><p>On recommence.</p></blockquote>
			<ul><li>un</li><li>deux</li></ul>""";

	private final EmailRenderer renderer;

	public SampleMails(EmailRenderer renderer) {
		this.renderer = renderer;
	}

	public IssueMail whole(@Nullable String name) {
		return mail(name, comments(), articles());
	}

	/** Everything that an author or a reader may write, and at length. */
	public IssueMail rich(@Nullable String name) {
		IssueMail mail = whole(name);
		Lead lead = new Lead("Le gel, ou ".repeat(8) + "l’art d’attendre", "On recommence. ".repeat(9).strip(),
				LONG_NAME, this.renderer.prose(RICH), mail.lead().url());
		List<TopComment> comments = List.of(comment(LONG_NAME, RICH_COMMENT, new Reason(true, 1, true, 0, null), 1));
		List<ArticleLink> articles = List
			.of(new ArticleLink("De la greffe, " + "de la patience, ".repeat(6) + "du sécateur",
					"Et de tout ce qui s’ensuit. ".repeat(4).strip(), "https://blog.example.org/greffe"));
		return new IssueMail(mail.masthead(), mail.subject(), mail.preheader(), mail.language(), lead, comments,
				articles, mail.webUrl(), mail.footer(), name);
	}

	public IssueMail bare(@Nullable String name) {
		return mail(name, List.of(), List.of());
	}

	/** The same issue for this reader. */
	public static IssueMail forReader(IssueMail mail, Personal reader) {
		Footer footer = new Footer(mail.footer().publisher(), mail.footer().postalAddress(), reader.unsubscribeUrl(),
				reader.preferencesUrl());
		return new IssueMail(mail.masthead(), mail.subject(), mail.preheader(), mail.language(), mail.lead(),
				mail.comments(), mail.articles(), mail.webUrl(), footer, reader.name());
	}

	private IssueMail mail(@Nullable String name, List<TopComment> comments, List<ArticleLink> articles) {
		Lead lead = new Lead("L’ardoise et la conversation",
				"Pourquoi un prix que l’on ne voit pas fait parler les gens.", "Odile Serrano",
				this.renderer.prose(EDITORIAL), "https://blog.example.org/ardoise");
		Footer footer = new Footer("Les Éditions du Préau", "4 rue des Tilleuls, 35000 Rennes",
				"https://lundi.example.org/unsubscribe/jeton", "https://lundi.example.org/preferences/jeton");
		return new IssueMail(new Masthead("Le Carnet du lundi", 48, LocalDate.of(2026, 11, 23)),
				"L’ardoise et la conversation", "La marchande de pommes a retiré ses prix. La file avance moins vite.",
				"fr", lead, comments, articles, "https://lundi.example.org/n/carnet/issues/2026-W47", footer, name);
	}

	private List<TopComment> comments() {
		return List.of(comment("Bastien Kermarec", """
				<p>Chez nous le boulanger a fait l’inverse\u00a0: tout est étiqueté, jusqu’au poids du pain. On ne
				se parle plus, mais on se sourit, ce qui prend moins de place.</p>
				<p>Je ne sais pas ce que j’en pense.</p>""", new Reason(false, 7, true, 0, null), 1),
				comment("Inès",
						"<p>Et celles qui n’osent pas demander\u202f? Un prix caché, c’est aussi une porte.</p>",
						new Reason(true, 12, false, 0, null), 2),
				comment("نور الهدى", "<p>À Tunis, ma grand-mère aurait trouvé votre ardoise impolie.</p>",
						new Reason(false, 1, false, 12, "Ce que disent les bancs vides"), 3),
				comment("Un lecteur de la première heure", "<p>J’ai essayé samedi. Trois livres, et la recette.</p>",
						new Reason(false, 0, false, 0, null), 4));
	}

	private TopComment comment(String author, String words, Reason reason, int number) {
		return new TopComment(author, this.renderer.prose(words), reason,
				"https://blog.example.org/ardoise#comment-" + number);
	}

	private static List<ArticleLink> articles() {
		return List.of(
				new ArticleLink("Le verger après le gel", "Trois saisons pour refaire un arbre.",
						"https://blog.example.org/verger"),
				new ArticleLink("Petite grammaire des files d’attente", "", "https://blog.example.org/files"));
	}

}
