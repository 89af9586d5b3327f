package dev.lundi.cleaning;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/**
 * Turns what plays, frames or unfolds on a page into links that say where they lead, and
 * takes out a blog's own buttons. The class names are those of WordPress, Ghost and
 * Substack.
 */
final class Embeds {

	private static final String MEDIA = "iframe, video, audio, object, embed";

	private static final String FURNITURE = ".sharedaddy, .jp-relatedposts, .addtoany_share_save_container, "
			+ ".screen-reader-text, .wp-block-file__button, .wp-block-file object, .kg-audio-player, "
			+ ".kg-audio-thumbnail, .kg-video-overlay, .kg-video-player-container, .kg-bookmark-icon, "
			+ ".kg-bookmark-thumbnail, .kg-file-card-icon, .subscription-widget-wrap, "
			+ ".subscription-widget-wrap-editor, .button-wrapper, .image-link-expand";

	private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

	/** What players are called when nobody has given them a title. */
	private static final Pattern NO_TITLE = Pattern
		.compile("(?iU)(youtube|vimeo|dailymotion)?\\s*(embedded )?(video|audio|media)?\\s*(player|embed)?");

	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("youtube.com", "YouTube"),
			Map.entry("youtube-nocookie.com", "YouTube"), Map.entry("youtu.be", "YouTube"),
			Map.entry("vimeo.com", "Vimeo"), Map.entry("dailymotion.com", "Dailymotion"),
			Map.entry("soundcloud.com", "SoundCloud"), Map.entry("spotify.com", "Spotify"),
			Map.entry("deezer.com", "Deezer"), Map.entry("arte.tv", "ARTE"),
			Map.entry("radiofrance.fr", "Radio France"), Map.entry("openstreetmap.org", "OpenStreetMap"),
			Map.entry("instagram.com", "Instagram"));

	/** A player's address, and the page that shows the same. */
	private static final Map<Pattern, String> PAGES = Map.of(
			Pattern.compile("^https?://(?:www\\.)?youtube(?:-nocookie)?\\.com/embed/([\\w-]{11})(?:[?#].*)?$"),
			"https://www.youtube.com/watch?v=$1",
			Pattern.compile("^https?://player\\.vimeo\\.com/video/(\\d+)(?:[?#].*)?$"), "https://vimeo.com/$1",
			Pattern.compile("^https?://(?:www\\.|geo\\.)?dailymotion\\.com/embed/video/(\\w+)(?:[?#].*)?$"),
			"https://www.dailymotion.com/video/$1");

	private Embeds() {
	}

	static void toLinks(Document dirty) {
		dirty.select(FURNITURE).remove();
		dirty.select(MEDIA).forEach(Embeds::toLink);
		dirty.select(".wp-block-embed__wrapper").forEach(Embeds::linkBareAddress);
		dirty.select("a:has(div, p, h1, h2, h3, h4, h5, h6)").forEach(Embeds::onOneLine);
	}

	private static void toLink(Element medium) {
		if (medium.parents().is(MEDIA)) {
			return;
		}
		var address = address(medium);
		if (!address.isEmpty() && !Images.isCounter(address) && !isAnnounced(medium)) {
			medium.before(new Element("a").attr("href", page(address)).text(title(medium, address)));
		}
		medium.remove();
	}

	private static String address(Element medium) {
		return Stream.concat(Stream.of(medium), medium.select("source, embed").stream().limit(5))
			.flatMap(element -> Stream.of("src", "data-src", "data-lazy-src", "data").map(element::absUrl))
			.filter(address -> ADDRESS.matcher(address).matches())
			.findFirst()
			.orElse("");
	}

	/** WordPress puts a quote with a link before the frame of an article. */
	private static boolean isAnnounced(Element medium) {
		var before = medium.previousElementSibling();
		return medium.hasClass("wp-embedded-content") && before != null && before.normalName().equals("blockquote");
	}

	private static String page(String address) {
		return PAGES.entrySet()
			.stream()
			.filter(page -> page.getKey().matcher(address).matches())
			.map(page -> page.getKey().matcher(address).replaceFirst(page.getValue()))
			.findFirst()
			.orElse(address);
	}

	private static String title(Element medium, String address) {
		var place = place(address);
		return Stream.of(medium.attr("title"), medium.attr("aria-label"), file(medium, address))
			.map(PlainText::tidy)
			.filter(title -> !NO_TITLE.matcher(title).matches())
			.findFirst()
			.map(title -> "%s (%s)".formatted(title, place))
			.orElse(place);
	}

	private static String file(Element medium, String address) {
		var name = address.replaceFirst("[?#].*$", "").replaceFirst("^.*/", "");
		return medium.normalName().equals("iframe") || !name.contains(".") ? "" : name;
	}

	private static String place(String address) {
		var host = host(address).replaceFirst("^(www|m|player|open|w|embed|geo)\\.(?=.*\\.)", "");
		return NAMES.getOrDefault(host, host);
	}

	private static String host(String address) {
		try {
			return Objects.requireNonNullElse(new URI(address).getHost(), address);
		}
		catch (URISyntaxException ex) {
			return address;
		}
	}

	/** In a feed the player is often just its address. */
	private static void linkBareAddress(Element wrapper) {
		var words = wrapper.text().strip();
		if (wrapper.childrenSize() == 0 && ADDRESS.matcher(words).matches()) {
			wrapper.empty().appendChild(new Element("a").attr("href", words).text(place(words)));
		}
	}

	/**
	 * A card that is one link becomes its first line as a link, and the rest beside it.
	 */
	private static void onOneLine(Element card) {
		if (card.selectFirst("img") != null) {
			card.select("div, p").unwrap();
			return;
		}
		var lines = card.children()
			.select("*")
			.stream()
			.filter(element -> element.isBlock() && !element.text().isBlank()
					&& element.children().stream().noneMatch(Element::isBlock))
			.map(Element::text)
			.collect(Collectors.toList());
		Optional.of(lines).filter(some -> !some.isEmpty()).ifPresent(some -> {
			card.text(some.removeFirst());
			if (!some.isEmpty()) {
				card.after(" — " + Entities.escape(String.join(" — ", some)));
			}
		});
	}

}
