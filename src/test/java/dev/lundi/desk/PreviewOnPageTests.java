package dev.lundi.desk;

import java.util.List;

import dev.lundi.letter.Letters;
import dev.lundi.subscriber.Subscriber;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

class PreviewOnPageTests extends DeskScene {

	@Autowired
	private Letters letters;

	@Test
	void aSubscriberIsFoundByNameAndSeesTheirOwnMail() throws Exception {
		Subscriber elodie = subscriber("elodie@example.org", "Élodie <3");
		Document found = page(PAGE + "?q=élodie&width=phone");
		assertThat(found.select(".found").text()).contains("Élodie <3", "elodie@example.org");
		String as = found.select(".found a").attr("href");
		assertThat(as).contains("as=" + elodie.id()).contains("width=phone");
		assertThat(page(as).select(".facts").text()).contains("Élodie <3");
		assertThat(body(PAGE + "/mail.html?as=" + elodie.id()))
			.isEqualTo(letters.write(issue(), elodie).rendered().html());
		assertThat(page(PAGE + "?q=personne-de-ce-nom").text()).contains("ne contient « personne-de-ce-nom »");
		assertThat(page(PAGE + "?q=a%00b").select("iframe")).hasSize(1);
	}

	@Test
	void thePageShowsTheMailInASandboxOrAsTextOrAsSource() {
		Elements frame = page(PAGE + "?as=english&width=phone&light=dark").select("iframe.mail.phone.dark");
		assertThat(frame.attr("src")).startsWith(PAGE + "/mail.html?").contains("as=english");
		assertThat(frame.attr("sandbox")).doesNotContain("allow-scripts", "allow-same-origin", "allow-forms",
				"allow-top-navigation");
		assertThat(page(PAGE + "?part=text").select("pre").text()).contains("Il reste un banc.");
		assertThat(page(PAGE + "?part=source").select("pre").text()).contains("List-Unsubscribe-Post");
		assertThat(mvc.get().uri(PAGE + "/mail.html")).hasContentType("text/html;charset=UTF-8")
			.headers()
			.satisfies((headers) -> assertThat(headers.getFirst("Content-Security-Policy"))
				.contains("default-src 'none'", "sandbox ")
				.doesNotContain("allow-scripts", "allow-same-origin"));
	}

}
