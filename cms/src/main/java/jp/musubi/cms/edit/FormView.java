package jp.musubi.cms.edit;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The form in which an entry is written.
 *
 * @param id of the entry
 * @param account who writes
 * @param back the screen to go back to, with its name
 * @param session of this form, made when it was opened
 * @param version of the entry that the form knows
 * @param revision that the form was filled from
 * @param savedAt when the draft was last saved: a time of day
 * @param errors what must be put right
 * @param others who else has the entry open
 * @param pictures fields that take a file
 * @param submitted whether the city is looking at it
 */
public record FormView(
        String id,
        String account,
        LinkView back,
        String session,
        long version,
        int revision,
        String savedAt,
        List<ErrorView> errors,
        List<PartView> parts,
        List<String> others,
        List<FieldView> pictures,
        boolean submitted) {

    /** A link with its text. */
    public record LinkView(String address, String text) {}

    /** Something wrong with a field, and the control to put it right. */
    public record ErrorView(String target, String label, String message) {}

    /** How far a part is: a colour with its word. */
    public record StateView(String key, String hue, String text) {}

    /** A part of the form, edited as one step. */
    public record PartView(
            String name,
            String number,
            String label,
            String help,
            StateView state,
            boolean open,
            List<FieldView> fields) {}

    /**
     * A field and its controls.
     *
     * @param control which controls: {@code line}, {@code area}, {@code markdown}, {@code partial},
     *     {@code select}, {@code search}, {@code radio}, {@code checks}, {@code ranked}, {@code
     *     flag}, {@code links}, {@code picture} or {@code locked}
     * @param grouped whether the label names several controls
     * @param key name of the control
     * @param target id of the first control
     * @param was hidden values that the field had before
     * @param listing the main one of what is chosen
     */
    public record FieldView(
            String name,
            String id,
            String key,
            String control,
            boolean grouped,
            String label,
            String help,
            String unit,
            boolean required,
            String error,
            String target,
            List<InputView> inputs,
            List<OptionView> options,
            List<String> was,
            String listing,
            @Nullable PictureView picture,
            @Nullable AudienceView audience) {}

    /**
     * A control for text.
     *
     * @param language its language where a field has several; else empty
     * @param max characters; 0 for unbounded
     * @param left what the counter says; empty for no counter
     */
    public record InputView(
            String id,
            String name,
            String label,
            String language,
            String type,
            String mode,
            String complete,
            String value,
            int max,
            String left,
            String error) {}

    /** Something to be chosen. */
    public record OptionView(String id, String value, String label, boolean chosen) {}

    /** A picture or document that is there. */
    public record PictureView(String id, String address, String name, boolean isPicture) {}

    /** Whether the public sees a value, and what it then sees. */
    public record AudienceView(String name, boolean open, String value) {}
}
