namespace RotationNotes.Pdf.Structure;

/// <summary>Closes gaps between heading levels, which readers who walk through the levels would take for missing parts.</summary>
internal static class HeadingLevels
{
    /// <summary>Raises each heading that lies more than one level below the one before it (ISO 14289-1, 7.4.2); looks do not change.</summary>
    public static void Close(StructureNode root) => Close(root, 0);

    private static int Close(StructureNode node, int level)
    {
        if (node.Type is ['H', >= '1' and <= '6'])
        {
            level = Math.Min(node.Type[1] - '0', level + 1);
            node.Type = "H" + (char)('0' + level);
        }

        foreach (var kid in node.Kids)
        {
            if (kid.Node is { } child)
                level = Close(child, level);
        }

        return level;
    }
}
