/* The button "Feit" in Wagtail's editor: choose a fact, and its sentence comes in the text as one piece. The text keeps
   a reference to the fact (pages/fact_in_text.py); visitors read what the fact says then. */
(() => {
  "use strict";
  const { React, DraftJS, draftail, wagtail } = window;
  const TYPE = "FACT";

  class FactSource extends draftail.DocumentModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.fact,
        urlParams: {},
        onload: new window.ChooserModalOnloadHandlerFactory().getOnLoadHandlers(),
        responses: { chosen: this.onChosen },
      };
    }

    onChosen({ id, string }) {
      const { editorState, onComplete } = this.props;
      const content = editorState.getCurrentContent().createEntity(TYPE, "IMMUTABLE", { id, text: string });
      const key = content.getLastCreatedEntityKey();
      const changed = DraftJS.Modifier.replaceText(content, editorState.getSelection(), string, null, key);
      this.workflow.close();
      onComplete(DraftJS.EditorState.push(editorState, changed, "insert-characters"));
    }
  }

  const Fact = (props) => {
    const { text } = props.contentState.getEntity(props.entityKey).getData();
    return React.createElement(draftail.TooltipEntity, {
      ...props,
      icon: React.createElement(wagtail.components.Icon, { name: "decimal" }),
      label: text || "Dit feit is er niet meer",
      url: null,
    });
  };

  draftail.registerPlugin({ type: TYPE, source: FactSource, decorator: Fact }, "entityTypes");
})();
