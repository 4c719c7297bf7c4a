using RotationNotes.Documents;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Pdf.Drawing;
using RotationNotes.Pdf.Layout;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf;

/// <summary>One drawing as a PDF of its own size: vector, with real text, tagged as a figure.</summary>
public static class ScenePage
{
    /// <summary>The PDF's bytes; the same scene and words always give the same bytes.</summary>
    /// <param name="scene">What the page shows.</param>
    /// <param name="about">Title, author, language and date for the metadata; its blocks are not printed.</param>
    /// <param name="altText">Read instead of the drawing.</param>
    public static byte[] Render(Scene scene, NoteDocument about, string altText)
    {
        var root = new StructureNode("Document");
        var figure = root.Add(new StructureNode("Figure") { AltText = altText });
        var shared = new DocumentCanvas();
        var canvas = new PageCanvas(shared, 0, scene.HeightPt);
        canvas.Tag(figure);
        canvas.Scene(scene, 0, 0);
        canvas.EndTag();
        figure.Box = canvas.Box(0, 0, scene.WidthPt, scene.HeightPt);
        return new DocumentAssembly(about, scene.WidthPt, scene.HeightPt).Write(shared, [canvas], root, [], []);
    }
}
