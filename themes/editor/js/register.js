/** Pictures of an application are sent as soon as they are chosen. */
import { takePictures } from "./edit-pictures.js";

// Nothing is saved by itself here: the buttons below the form do it.
const form = document.getElementById("step");
takePictures(form, form, () => {});
