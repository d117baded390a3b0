//! Experiments that come with the page: a title and a line of text each.

/// A named experiment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// Its title.
    pub title: &'static str,
    /// The experiment.
    pub text: &'static str,
}

/// The examples, in the order in which they are shown. The first is what a first visit shows.
pub const EXAMPLES: &[Example] = &[
    Example {
        title: "Three optimizers, one narrow valley",
        text: "surface=rosenbrock;start=-1.45,2.4\
            &run=sgd;name=Gradient%20descent;learning_rate=0.0005\
            &run=sgd;name=SGD,%20momentum%200.9;learning_rate=0.0005;momentum=0.9\
            &run=adam;learning_rate=0.05",
    },
    Example {
        title: "One slope, one step",
        text: "surface=square;steps=20\
            &run=sgd;name=Rate%200.2;learning_rate=0.2\
            &run=sgd;name=Rate%200.001;learning_rate=0.001\
            &run=sgd;name=Rate%200.9;learning_rate=0.9\
            &run=sgd;name=Rate%2010;learning_rate=10",
    },
    Example {
        title: "Mini-batches: noise for speed",
        text: "data=line;start=-1,-1;steps=200\
            &run=sgd;learning_rate=0.1;schedule=inverse-sqrt;batch=4\
            &run=sgd;name=Gradient%20descent;learning_rate=0.1\
            &run=adam;learning_rate=0.05;schedule=exponential;batch=16",
    },
    Example {
        title: "The lecture's ten thousand rows",
        text: "data=regression;reduction=sum;batch_seed=1234;batch_order=once;steps=3000\
            &run=sgd;name=Batch%2010;learning_rate=0.005;batch=10\
            &run=sgd;name=Batch%20100;learning_rate=0.001;batch=100\
            &run=sgd;name=Batch%201000;learning_rate=0.0001;batch=1000\
            &run=sgd;name=All%20rows;learning_rate=0.00001",
    },
    Example {
        title: "Four learning rates",
        text: "surface=mean_square;steps=10\
            &run=sgd;name=λ%20=%201;learning_rate=1;schedule=inverse-sqrt\
            &run=sgd;name=λ%20=%2010;learning_rate=10;schedule=inverse-sqrt\
            &run=sgd;name=λ%20=%20100;learning_rate=100;schedule=inverse-sqrt\
            &run=sgd;name=λ%20=%201000;learning_rate=1000;schedule=inverse-sqrt",
    },
    Example {
        title: "Saddle: who escapes",
        text: "surface=saddle;start=1.5,0.001;steps=100\
            &run=sgd;name=Gradient%20descent;learning_rate=0.05\
            &run=sgd;learning_rate=0.05;momentum=0.9\
            &run=adam;learning_rate=0.05",
    },
    Example {
        title: "Where you start decides",
        text: "surface=himmelblau;start=0,-1;steps=200\
            &run=sgd;name=Gradient%20descent;learning_rate=0.01\
            &run=sgd;learning_rate=0.01;momentum=0.9\
            &run=adam;learning_rate=0.3",
    },
    Example {
        title: "A curve of degree five",
        text: "data=curve;model=polynomial;degree=5;steps=2000\
            &run=sgd;name=Gradient%20descent;learning_rate=0.05\
            &run=sgd;learning_rate=0.05;momentum=0.9\
            &run=adam;learning_rate=0.05",
    },
    Example {
        title: "Diabetes, standardised",
        text: "data=diabetes;scaling=standard;steps=500\
            &run=sgd;name=Gradient%20descent;learning_rate=0.1\
            &run=sgd;learning_rate=0.02;batch=32\
            &run=adam;learning_rate=2",
    },
];
