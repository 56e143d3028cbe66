using static NetCompiler.Drawing.Stroke;

namespace NetCompiler.Drawing;

/// <summary>The habits of writing, as many for every digit.</summary>
internal static class Glyphs
{
    public const int Habits = 3;

    /// <summary>Digit d in habit h is element d · Habits + h.</summary>
    public static readonly Glyph[] All =
    [
        new(0, Curve(.5f, .05f, .24f, .17f, .15f, .5f, .25f, .84f, .5f, .95f, .77f, .83f, .85f, .5f, .76f, .16f, .5f, .05f)),
        new(0, Curve(.62f, .1f, .38f, .06f, .2f, .35f, .22f, .78f, .48f, .95f, .76f, .74f, .78f, .3f, .6f, .06f, .45f, .12f)),
        new(0, Curve(.5f, .05f, .32f, .2f, .27f, .5f, .33f, .82f, .5f, .95f, .68f, .8f, .73f, .5f, .67f, .18f, .5f, .05f)),

        new(1, Line(.5f, .05f, .5f, .95f)),
        new(1, Line(.32f, .27f, .52f, .06f, .5f, .95f)),
        new(1, Line(.34f, .24f, .52f, .06f, .51f, .93f), Line(.3f, .94f, .72f, .94f)),

        new(2, Curve(.2f, .27f, .32f, .1f, .54f, .05f, .74f, .15f, .76f, .36f, .55f, .64f, .2f, .93f), Line(.2f, .93f, .82f, .93f)),
        new(2, Curve(.22f, .22f, .45f, .05f, .72f, .14f, .74f, .38f, .5f, .7f, .3f, .9f, .2f, .86f, .3f, .78f, .5f, .88f, .84f, .9f)),
        new(2, Curve(.25f, .12f, .55f, .06f, .72f, .22f, .6f, .5f, .4f, .72f, .2f, .92f), Curve(.2f, .92f, .5f, .86f, .85f, .92f)),

        new(3, Curve(.22f, .16f, .45f, .05f, .7f, .13f, .71f, .32f, .42f, .46f), Curve(.42f, .46f, .74f, .55f, .77f, .78f, .52f, .95f, .2f, .85f)),
        new(3, Line(.22f, .08f, .74f, .08f, .46f, .42f), Curve(.46f, .42f, .74f, .52f, .76f, .78f, .5f, .95f, .2f, .86f)),
        new(3, Curve(.25f, .12f, .58f, .06f, .68f, .26f, .45f, .44f, .38f, .47f, .48f, .49f, .74f, .64f, .66f, .88f, .4f, .96f, .22f, .9f)),

        new(4, Line(.62f, .05f, .15f, .63f, .85f, .63f), Line(.62f, .05f, .62f, .95f)),
        new(4, Line(.3f, .08f, .22f, .54f, .8f, .52f), Line(.7f, .1f, .66f, .95f)),
        new(4, Curve(.26f, .1f, .22f, .42f, .4f, .55f, .7f, .46f), Curve(.74f, .06f, .7f, .5f, .68f, .95f)),

        new(5, Line(.76f, .07f, .3f, .07f, .26f, .45f), Curve(.26f, .45f, .54f, .37f, .77f, .54f, .73f, .82f, .45f, .95f, .2f, .86f)),
        new(5, Curve(.3f, .1f, .28f, .4f, .55f, .42f, .73f, .62f, .64f, .88f, .38f, .95f, .2f, .88f), Line(.3f, .1f, .78f, .07f)),
        new(5, Curve(.78f, .08f, .55f, .06f, .36f, .1f, .3f, .4f, .5f, .4f, .7f, .58f, .66f, .84f, .42f, .95f, .22f, .84f)),

        new(6, Curve(.68f, .07f, .4f, .25f, .22f, .6f, .3f, .88f, .55f, .95f, .76f, .78f, .68f, .57f, .45f, .54f, .25f, .72f)),
        new(6, Curve(.5f, .04f, .32f, .3f, .25f, .65f, .34f, .9f, .56f, .94f, .7f, .78f, .62f, .6f, .42f, .6f, .28f, .76f)),
        new(6, Curve(.78f, .12f, .5f, .12f, .26f, .42f, .24f, .76f, .46f, .96f, .74f, .84f, .76f, .6f, .52f, .5f, .27f, .62f)),

        new(7, Line(.2f, .1f, .8f, .1f, .42f, .95f)),
        new(7, Line(.2f, .12f, .78f, .1f, .44f, .95f), Line(.36f, .52f, .74f, .5f)),
        new(7, Curve(.2f, .18f, .28f, .1f, .52f, .14f, .78f, .08f, .66f, .36f, .5f, .64f, .46f, .95f)),

        new(8, Curve(.5f, .48f, .27f, .3f, .3f, .11f, .5f, .05f, .7f, .11f, .73f, .29f, .5f, .48f, .25f, .68f, .26f, .88f, .5f, .95f, .74f, .88f, .75f, .67f, .5f, .48f)),
        new(8, Curve(.72f, .16f, .5f, .05f, .3f, .16f, .36f, .36f, .62f, .56f, .72f, .78f, .52f, .95f, .3f, .82f, .38f, .6f, .62f, .38f, .74f, .18f)),
        new(8, Curve(.5f, .45f, .34f, .28f, .48f, .08f, .66f, .24f, .5f, .45f), Curve(.5f, .45f, .22f, .7f, .46f, .95f, .78f, .76f, .5f, .45f)),

        new(9, Curve(.74f, .3f, .6f, .08f, .35f, .1f, .24f, .3f, .36f, .49f, .6f, .47f, .74f, .28f), Line(.74f, .28f, .7f, .95f)),
        new(9, Curve(.74f, .28f, .58f, .07f, .34f, .12f, .26f, .32f, .4f, .5f, .64f, .44f, .74f, .26f, .75f, .6f, .62f, .86f, .34f, .95f)),
        new(9, Curve(.7f, .14f, .44f, .08f, .28f, .26f, .4f, .44f, .64f, .36f, .7f, .16f, .66f, .5f, .56f, .95f)),
    ];
}
