package dev.lundi.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a new database of its own, with a witness for a relay, a clock
 * that can be put forward, and a newsletter {@code edito} that has an editorial in
 * {@code 2026-W10}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = { "lundi.secret=" + TestInstance.SECRET, "lundi.base-url=https://lundi.example",
		"lundi.data-dir=target/test-data", "lundi.newsletters.edito.name=L’édito du lundi",
		"lundi.newsletters.edito.from=L’édito du lundi <edito@lundi.example>",
		"lundi.newsletters.edito.reply-to=redaction@lundi.example", "lundi.newsletters.edito.zone=Europe/Paris",
		"lundi.newsletters.edito.postal-address=12 rue des Lilas, 75020 Paris",
		"lundi.newsletters.edito.schedule.approval=automatic", "lundi.newsletters.edito.source.type=folder",
		"lundi.newsletters.edito.source.path=src/test/resources/dev/lundi/pipeline/edito",
		"lundi.newsletters.relu.name=Relu", "lundi.newsletters.relu.from=Relu <relu@lundi.example>",
		"lundi.newsletters.relu.schedule.approval=required", "lundi.newsletters.relu.source.type=folder",
		"lundi.newsletters.relu.source.path=src/test/resources/dev/lundi/pipeline/edito",
		"lundi.newsletters.relu.zone=Europe/Paris", "lundi.delivery.rate=1000" })
@Import(LundiTestParts.class)
@ContextConfiguration(initializers = TestDatabase.Fresh.class)
public @interface LundiTest {

	/** Whether it listens on a port. */
	@AliasFor(annotation = SpringBootTest.class)
	SpringBootTest.WebEnvironment webEnvironment() default SpringBootTest.WebEnvironment.MOCK;

}
