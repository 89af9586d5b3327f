package dev.lundi.embedded;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Gives an embedded start the properties that a newcomer has not set yet: a secret and a
 * sample newsletter. An initializer rather than an environment post-processor, because
 * only the former sees the database that a test names dynamically.
 */
final class EmbeddedDefaults implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (EmbeddedStart.in(environment)) {
			environment.getPropertySources().addLast(new MapPropertySource("embeddedStart", defaults(environment)));
		}
	}

	private static Map<String, Object> defaults(ConfigurableEnvironment environment) {
		DataDirectory directory = DataDirectory.of(environment);
		Map<String, Object> defaults = new LinkedHashMap<>();
		if (!StringUtils.hasText(environment.getProperty("lundi.secret"))) {
			defaults.put("lundi.secret", secret(directory));
		}
		if (wantsSample(environment)) {
			defaults.putAll(SampleNewsletter.properties(directory));
		}
		return defaults;
	}

	private static String secret(DataDirectory directory) {
		directory.create();
		try {
			return PrivateFiles.readOrCreateSecret(directory.secret());
		}
		catch (IOException ex) {
			throw directory.unusable(ex);
		}
	}

	private static boolean wantsSample(ConfigurableEnvironment environment) {
		boolean declared = Binder.get(environment)
			.bind("lundi.newsletters", Bindable.mapOf(String.class, Object.class))
			.isBound();
		return !declared && environment.getProperty("lundi.sample", Boolean.class, true);
	}

}
