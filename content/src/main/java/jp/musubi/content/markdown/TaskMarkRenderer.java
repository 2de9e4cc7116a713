package jp.musubi.content.markdown;

import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

import java.util.Map;
import java.util.Set;

/** Draws the box of a task as a character: a form control without a label would say nothing. */
final class TaskMarkRenderer implements NodeRenderer {
    private final HtmlNodeRendererContext context;

    TaskMarkRenderer(HtmlNodeRendererContext context) {
        this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(TaskListItemMarker.class);
    }

    @Override
    public void render(Node node) {
        boolean done = ((TaskListItemMarker) node).isChecked();
        var html = context.getWriter();
        html.tag("span", Map.of("class", done ? "task task--done" : "task"));
        html.text(done ? "☑" : "☐");
        html.tag("/span");
        html.text(" ");
    }
}
