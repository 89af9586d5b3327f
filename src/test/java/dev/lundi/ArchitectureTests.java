package dev.lundi;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

/** The house rules that a machine can check. */
class ArchitectureTests {

	private static final JavaClasses MAIN = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dev.lundi");

	@Test
	void packagesUseOnlyWhatTheyDeclare() {
		ApplicationModules.of(Application.class).verify();
	}

	@Test
	void everyPackageIsNullMarked() {
		classes().that().resideInAPackage("dev.lundi..").should(beInANullMarkedPackage()).check(MAIN);
	}

	private static ArchCondition<JavaClass> beInANullMarkedPackage() {
		return new ArchCondition<>("be in a @NullMarked package") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
				events.add(new SimpleConditionEvent(type, marked, type.getName() + " is in no @NullMarked package"));
			}
		};
	}

	@Test
	void controllersAreNotPublic() {
		noClasses().that().areMetaAnnotatedWith(Controller.class).should().bePublic().check(MAIN);
	}

	@Test
	void nothingIsInjectedIntoFields() {
		noFields().should().beAnnotatedWith(Autowired.class).check(MAIN);
	}

	@Test
	void timeComesFromTheClockBean() {
		noClasses().should()
			.callMethod(Instant.class, "now")
			.orShould()
			.callMethod(LocalDate.class, "now")
			.orShould()
			.callMethod(LocalDateTime.class, "now")
			.orShould()
			.callMethod(OffsetDateTime.class, "now")
			.orShould()
			.callMethod(ZonedDateTime.class, "now")
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.check(MAIN);
		noClasses().that()
			.doNotHaveFullyQualifiedName(Application.class.getName())
			.should()
			.callMethod(Clock.class, "systemUTC")
			.orShould()
			.callMethod(Clock.class, "systemDefaultZone")
			.check(MAIN);
	}

	@Test
	void namesSayWhatAThingIs() {
		noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto)").check(MAIN);
	}

	@ParameterizedTest
	@CsvSource({ "jakarta.mail.., mail relay inbox feedback", "org.eclipse.angus.., relay feedback",
			"org.thymeleaf.., rendering", "org.springframework.batch.., pipeline sending", "org.subethamail.., inbox",
			"de.siegmar.fastcsv.., embedded roster", "com.helger.., rendering", "org.apache.hc.., fetch" })
	void aLibraryIsKnownToItsPackagesOnly(String library, String homes) {
		String[] packages = Pattern.compile(" ")
			.splitAsStream(homes)
			.map((name) -> "dev.lundi." + name)
			.toArray(String[]::new);
		noClasses().that()
			.resideOutsideOfPackages(packages)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(library)
			.check(MAIN);
	}

}
