package dev.lundi.privacy;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.lundi.subscriber.SubscriberLinks.Errand.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** That no log says who was here, however much it is made to say. */
@ExtendWith(OutputCaptureExtension.class)
class QuietLogTests extends PrivacyScene {

	@Autowired
	private LoggingSystem logging;

	@Autowired
	private NightlyForgetting forgetting;

	@Test
	void noLogHoldsAnAddressANameOrALink(CapturedOutput output) {
		List<String> links = loud(this::everyFlow);
		assertThat(output.getAll()).contains("could be heard")
			.doesNotContainIgnoringCase(ADA.value())
			.doesNotContainIgnoringCase(ADA.localPart())
			.doesNotContain(NAME, IP, "bo@example.org");
		links.stream()
			.map((link) -> link.substring(link.lastIndexOf('/') + 1))
			.forEach((token) -> assertThat(output.getAll()).doesNotContain(token));
	}

	private List<String> loud(Supplier<List<String>> flow) {
		logging.setLogLevel("dev.lundi", LogLevel.TRACE);
		try {
			LoggerFactory.getLogger(QuietLogTests.class).trace("could be heard");
			return flow.get();
		}
		finally {
			logging.setLogLevel("dev.lundi", LogLevel.INFO);
		}
	}

	private List<String> everyFlow() {
		String preferences = preferences(ada);
		String altered = preferences + "A";
		String export = errand(Purpose.EXPORT, ada);
		String erasure = errand(Purpose.ERASURE, ada);
		List<String> links = List.of(preferences, altered, export, erasure, export + "A", erasure + "A");
		links.stream()
			.flatMap((link) -> Stream.of("", "/export", "/erasure").map((end) -> link + end))
			.forEach((path) -> {
				get(path);
				ask("PUT", path, "email=" + ADA.value().toLowerCase(Locale.ROOT));
			});
		post(altered + "/erasure", "");
		post(export, "");
		post(export, "");
		post(erasure, "objection=" + ADA.value());
		post(erasure, "objection=true");
		post(erasure, "objection=true");
		forgetting.forget();
		return links;
	}

}
