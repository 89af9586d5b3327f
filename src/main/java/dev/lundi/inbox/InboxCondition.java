package dev.lundi.inbox;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Holds as long as no relay is declared: mails then go to the embedded inbox. */
class InboxCondition implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		return !StringUtils.hasText(environment.getProperty("spring.mail.host")) && !declaresRelays(environment);
	}

	private static boolean declaresRelays(Environment environment) {
		return Binder.get(environment).bind("lundi.relays[0]", Bindable.mapOf(String.class, Object.class)).isBound();
	}

}
