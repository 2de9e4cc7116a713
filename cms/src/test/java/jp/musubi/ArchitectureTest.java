package jp.musubi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may know whom. The classes are kept for these tests only, as they are many. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("jp.musubi");

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("jp.musubi.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void contentKnowsNeitherTheGeneratorNorTheCms() {
        noClasses()
                .that()
                .resideInAPackage("jp.musubi.content..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jp.musubi.site..", "jp.musubi.cms..")
                .check(classes);
    }

    @Test
    void theGeneratorDoesNotKnowTheCms() {
        noClasses()
                .that()
                .resideInAPackage("jp.musubi.site..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jp.musubi.cms..")
                .check(classes);
    }

    @Test
    void theFloorsBelowTheFeaturesKnowNoFeature() {
        noClasses()
                .that()
                .resideInAnyPackage("jp.musubi.cms.web..", "jp.musubi.cms.database..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jp.musubi.cms.account..",
                        "jp.musubi.cms.entry..",
                        "jp.musubi.cms.asset..",
                        "jp.musubi.cms.publish..",
                        "jp.musubi.cms.review..",
                        "jp.musubi.cms.office..",
                        "jp.musubi.cms.audit..",
                        "jp.musubi.cms.screen..",
                        "jp.musubi.cms.search..",
                        "jp.musubi.cms.slug..",
                        "jp.musubi.cms.snapshot..",
                        "jp.musubi.cms.importer..",
                        "jp.musubi.cms.demo..",
                        "jp.musubi.cms.command..")
                .check(classes);
    }

    @Test
    void sqlIsWrittenInStoresOnly() {
        noClasses()
                .that()
                .resideInAnyPackage("jp.musubi.cms.web..", "jp.musubi.cms.command..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi..", "java.sql..")
                .check(classes);
    }
}
