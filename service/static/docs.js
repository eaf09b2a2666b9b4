/** Shows the API's document in Swagger UI, which its own script has put into the window. */

window.SwaggerUIBundle({
  url: document.body.dataset.document,
  domNode: document.getElementById("viewer"),
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  // It would otherwise ask an outside host whether the document is valid.
  validatorUrl: null,
});
